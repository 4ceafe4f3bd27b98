package org.pulsartriage.candidates.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.pulsartriage.candidates.MalformedCandidateException;

/**
 * Walks the elements of one document in a stream, bounded in depth and number, and knows where it
 * is for the messages. Document types and entities are refused.
 */
final class PhcxCursor {

  private static final int DEEPEST = 12;
  private static final int MOST_NAMES = 4_000;
  private static final int SMALL = 128 << 10;
  private static final int LONGEST_STRING = 256;

  private final String fileName;
  private final int size;
  private final XMLStreamReader xml;
  private final List<String> path = new ArrayList<>();
  private int elements;

  PhcxCursor(String fileName, byte[] content) throws MalformedCandidateException {
    this.fileName = fileName;
    this.size = content.length;
    try {
      bound(content);
      this.xml = open(content);
    } catch (XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
  }

  // A factory remembers the names and namespaces of all that its readers read, without a bound:
  // each document has one of its own.
  private static XMLStreamReader open(byte[] content) throws XMLStreamException {
    XMLInputFactory2 factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Lazily parsed text would throw where it is asked for, not where it is met.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
    return (XMLStreamReader)
        factory.createXMLStreamReader(new Stax2ByteArraySource(content, 0, content.length));
  }

  // Counted before anything is parsed: names cost the parser memory, and time by their square
  // where they are made to collide. A small document cannot hold enough of them.
  private void bound(byte[] content) throws MalformedCandidateException {
    if (content.length <= SMALL) {
      return;
    }
    int names = 0;
    for (byte character : content) {
      names += character == '<' || character == '=' ? 1 : 0;
    }
    if (names > 2 * MOST_NAMES) {
      throw tooManyNames();
    }
  }

  private MalformedCandidateException tooManyNames() {
    return malformed("more than " + MOST_NAMES + " elements or attributes");
  }

  /**
   * @return size of the document in bytes; nothing in it can be larger
   */
  int size() {
    return size;
  }

  /**
   * @return local name of the element that the cursor is in
   */
  String name() {
    return xml.getLocalName();
  }

  String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /**
   * Moves to the next child of the element that the cursor is in, or out of it.
   *
   * @return whether there was one
   */
  boolean nextChild() throws MalformedCandidateException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.add(xml.getLocalName());
          if (++elements > MOST_NAMES) {
            throw tooManyNames();
          }
          if (path.size() > DEEPEST) {
            throw malformed("nested more than " + DEEPEST + " deep");
          }
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          path.remove(path.size() - 1);
          return false;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {
          // Text between elements, comments and processing instructions say nothing.
        }
      }
    }
  }

  /** Gives the text of the element that the cursor is in to the sink, and leaves the element. */
  void text(TextSink sink) throws MalformedCandidateException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          String refusal =
              sink.take(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          if (refusal != null) {
            throw malformed(refusal);
          }
        }
        case XMLStreamConstants.START_ELEMENT ->
            throw malformed("holds an element, " + Printable.text(name()) + ", not just text");
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
  }

  /** Call after {@link #text} and the checks of what it gave: the path no longer names it. */
  void leave() {
    path.remove(path.size() - 1);
  }

  /**
   * @return the text of the element, without the white space around it
   */
  String string() throws MalformedCandidateException {
    StringBuilder text = new StringBuilder();
    text(
        (characters, start, length) -> {
          text.append(characters, start, Math.min(length, LONGEST_STRING + 1));
          return text.length() > LONGEST_STRING
              ? "more than " + LONGEST_STRING + " characters"
              : null;
        });
    leave();
    return text.toString().strip();
  }

  /**
   * @return the finite decimal number that is all the element holds
   */
  double number() throws MalformedCandidateException {
    DecimalNumbers numbers = new DecimalNumbers(1);
    text(numbers);
    String refusal = numbers.finish();
    if (refusal != null) {
      throw malformed(refusal);
    }
    if (numbers.count() != 1) {
      throw malformed(numbers.count() + " numbers, not one");
    }
    leave();
    return numbers.values()[0];
  }

  /** Leaves the element with all that is in it. */
  void skip() throws MalformedCandidateException {
    int inside = 1;
    while (inside > 0) {
      inside += nextChild() ? 1 : -1;
    }
  }

  /** Says in messages which of several elements of one name this is. */
  void label(String label) {
    path.set(path.size() - 1, path.get(path.size() - 1) + " " + Printable.text(label));
  }

  MalformedCandidateException malformed(String reason) {
    return new MalformedCandidateException(fileName, where(), reason);
  }

  private int next() throws MalformedCandidateException {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw malformed("a document type declaration is refused");
      }
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed("an entity reference is refused");
      }
      return event;
    } catch (XMLStreamException | RuntimeException e) {
      // The parser also throws unchecked exceptions at some malformed bytes.
      throw broken(e);
    }
  }

  private MalformedCandidateException broken(Exception e) {
    String message = String.valueOf(e.getMessage());
    int detail = message.indexOf("Message: ");
    String reason = (detail < 0 ? message : message.substring(detail + 9)).replaceAll("\\s+", " ");
    return new MalformedCandidateException(fileName, where(), "broken XML: " + reason, e);
  }

  private String where() {
    return path.isEmpty() ? "document" : Printable.path(path);
  }
}
