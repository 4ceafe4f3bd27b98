package org.pulsartriage.datasets.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.MalformedDataException;

/**
 * The stack machine of pickle protocols 2 to 5, as described in Python's {@code pickletools}, cut
 * down to what a dict of lists, strings, whole numbers and arrays needs. Values come out as {@code
 * Map<String, Object>}, {@code List<Object>}, {@code String}, {@code byte[]}, {@code Long}, {@code
 * Boolean}, {@code null} and {@link PickledArray}.
 */
public final class PickleReader {

  /** Largest file, in bytes. */
  public static final int MAX_BYTES = 256 << 20;

  private static final int MAX_VALUES = 4_000_000;
  private static final int MAX_DIMENSIONS = 8;
  private static final int MAX_PROTOCOL = 5;
  private static final Object MARK = new Object();

  private final PickleInput in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /** Bytes made by decoding text; a pickle could ask for the same text again and again. */
  private long decoded;

  private PickleReader(PickleInput in) {
    this.in = in;
  }

  /**
   * @param file a pickle
   * @return its value
   * @throws MalformedDataException naming the byte and what was found there, if it isn't plain,
   *     broken or over {@link #MAX_BYTES}
   * @throws IOException if it cannot be read
   */
  public static Object read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new MalformedDataException(file, "pickle", "more than " + MAX_BYTES + " bytes");
    }
    return new PickleReader(new PickleInput(file, bytes)).run();
  }

  private Object run() throws MalformedDataException {
    while (true) {
      int opcode = in.unsigned(1);
      if (opcode == '.') {
        Object value = pop();
        if (!stack.isEmpty()) {
          throw in.malformed("STOP with " + stack.size() + " values left over");
        }
        return finished(value);
      }
      step(opcode);
      if (stack.size() > MAX_VALUES || memo.size() > MAX_VALUES) {
        throw in.malformed("more than " + MAX_VALUES + " values");
      }
    }
  }

  private void step(int opcode) throws MalformedDataException {
    switch (opcode) {
      case 0x80 -> protocol();
      case 0x95 -> in.little(8); // FRAME: a hint for buffering
      case '(' -> stack.add(MARK);
      case '0' -> pop();
      case '}' -> stack.add(new LinkedHashMap<String, Object>());
      case ']' -> stack.add(new ArrayList<>());
      case ')' -> stack.add(new PickleTuple(List.of()));
      case 'N' -> stack.add(null);
      case 0x88 -> stack.add(Boolean.TRUE);
      case 0x89 -> stack.add(Boolean.FALSE);
      case 'J' -> stack.add((long) in.signedInt());
      case 'K' -> stack.add(in.little(1));
      case 'M' -> stack.add(in.little(2));
      case 0x8a -> stack.add(longOf(in.take(in.unsigned(1))));
      case 'X' -> stack.add(in.text(in.unsigned(4), StandardCharsets.UTF_8));
      case 0x8c -> stack.add(in.text(in.unsigned(1), StandardCharsets.UTF_8));
      case 0x8d -> stack.add(in.text(in.unsigned(8), StandardCharsets.UTF_8));
      case 'U' -> stack.add(in.take(in.unsigned(1))); // Python 2's str holds bytes
      case 'T' -> stack.add(in.take(in.unsigned(4)));
      case 'C' -> stack.add(in.take(in.unsigned(1)));
      case 'B' -> stack.add(in.take(in.unsigned(4)));
      case 0x8e -> stack.add(in.take(in.unsigned(8)));
      case 'q' -> memo.put(in.unsigned(1), peek());
      case 'r' -> memo.put(in.unsigned(4), peek());
      case 0x94 -> memo.put(memo.size(), peek());
      case 'h' -> stack.add(recall(in.unsigned(1)));
      case 'j' -> stack.add(recall(in.unsigned(4)));
      case 'a' -> {
        Object item = pop();
        list().add(item);
      }
      case 'e' -> {
        List<Object> items = popToMark();
        list().addAll(items);
      }
      case 's' -> {
        Object value = pop();
        Object key = pop();
        put(key, value);
      }
      case 'u' -> putAll(popToMark());
      case 't' -> stack.add(new PickleTuple(popToMark()));
      case 0x85 -> tuple(1);
      case 0x86 -> tuple(2);
      case 0x87 -> tuple(3);
      case 'c' -> {
        String module = in.line();
        stack.add(global(module, in.line()));
      }
      case 0x93 -> {
        Object name = pop();
        Object module = pop();
        stack.add(global(text(module), text(name)));
      }
      case 'R' -> reduce();
      case 'b' -> build();
      default -> throw in.malformed(PickleOpcodes.describe(opcode) + " is refused");
    }
  }

  private void protocol() throws MalformedDataException {
    int protocol = in.unsigned(1);
    if (protocol > MAX_PROTOCOL) {
      throw in.malformed("protocol " + protocol + ", newer than " + MAX_PROTOCOL);
    }
  }

  private PickleGlobal global(String module, String name) throws MalformedDataException {
    PickleGlobal global = PickleGlobal.of(module, name);
    if (global == null) {
      throw in.malformed("global " + printable(module) + "." + printable(name) + " is refused");
    }
    return global;
  }

  private void reduce() throws MalformedDataException {
    List<Object> arguments = tupleItems(pop());
    Object callable = pop();
    if (callable == PickleGlobal.ENCODE) {
      stack.add(encode(arguments));
    } else if (callable == PickleGlobal.RECONSTRUCT
        && !arguments.isEmpty()
        && arguments.get(0) == PickleGlobal.NDARRAY) {
      stack.add(new ArrayUnderConstruction());
    } else if (callable == PickleGlobal.DTYPE && !arguments.isEmpty()) {
      stack.add(new TypeUnderConstruction(type(text(arguments.get(0)))));
    } else {
      throw in.malformed("REDUCE of something other than an array, its type, or bytes");
    }
  }

  /** Python 3 writes bytes in protocol 2 as text to be encoded as latin1. */
  private byte[] encode(List<Object> arguments) throws MalformedDataException {
    if (arguments.size() != 2 || !text(arguments.get(1)).matches("latin-?1")) {
      throw in.malformed("_codecs.encode to something other than latin1");
    }
    byte[] bytes = text(arguments.get(0)).getBytes(StandardCharsets.ISO_8859_1);
    decoded += bytes.length;
    if (decoded > MAX_BYTES) {
      throw in.malformed("more than " + MAX_BYTES + " bytes of encoded text");
    }
    return bytes;
  }

  private String type(String name) throws MalformedDataException {
    if (!name.matches("[ui][1248]")) {
      throw in.malformed("array type " + printable(name) + ", only whole numbers are read");
    }
    return name;
  }

  private void build() throws MalformedDataException {
    List<Object> state = tupleItems(pop());
    Object target = peek();
    if (target instanceof TypeUnderConstruction type && state.size() >= 2) {
      String order = text(state.get(1));
      if (!order.matches("[|<>=]")) {
        throw in.malformed("byte order " + printable(order));
      }
      type.order = order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    } else if (target instanceof ArrayUnderConstruction array && state.size() == 5) {
      array.value = array(state);
    } else {
      throw in.malformed("BUILD of something other than an array or its type");
    }
  }

  private PickledArray array(List<Object> state) throws MalformedDataException {
    List<Object> lengths = tupleItems(state.get(1));
    if (lengths.isEmpty() || lengths.size() > MAX_DIMENSIONS) {
      throw in.malformed("array of " + lengths.size() + " dimensions");
    }
    if (!(state.get(2) instanceof TypeUnderConstruction type)
        || !(state.get(3) instanceof Boolean || state.get(3) instanceof Long)
        || !(state.get(4) instanceof byte[] data)) {
      throw in.malformed("array state that is not (version, shape, type, order, bytes)");
    }
    int[] shape = new int[lengths.size()];
    long size = type.name.charAt(1) - '0';
    for (int i = 0; i < shape.length; i++) {
      if (!(lengths.get(i) instanceof Long length) || length < 0 || length > MAX_BYTES) {
        throw in.malformed("array with an axis that is no length");
      }
      shape[i] = length.intValue();
      size = Math.min(size * length, Integer.MAX_VALUE);
    }
    if (size != data.length) {
      throw in.malformed(
          "array of shape "
              + lengths
              + " and type "
              + type.name
              + " with "
              + data.length
              + " bytes");
    }
    boolean columnMajor = state.get(3).equals(Boolean.TRUE) || state.get(3).equals(1L);
    return new PickledArray(type.name, type.order, shape, columnMajor, data);
  }

  private Long longOf(byte[] littleEndian) throws MalformedDataException {
    if (littleEndian.length > Long.BYTES) {
      throw in.malformed("a whole number of " + littleEndian.length + " bytes");
    }
    if (littleEndian.length == 0) {
      return 0L;
    }
    byte[] bigEndian = littleEndian.clone();
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
    }
    return new BigInteger(bigEndian).longValueExact();
  }

  private void tuple(int size) throws MalformedDataException {
    Object[] items = new Object[size];
    for (int i = size - 1; i >= 0; i--) {
      items[i] = pop();
    }
    List<Object> list = new ArrayList<>();
    Collections.addAll(list, items);
    stack.add(new PickleTuple(list));
  }

  private void putAll(List<Object> items) throws MalformedDataException {
    if (items.size() % 2 != 0) {
      throw in.malformed("a dict with a key but no value");
    }
    for (int i = 0; i < items.size(); i += 2) {
      put(items.get(i), items.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private void put(Object key, Object value) throws MalformedDataException {
    if (!(peek() instanceof Map<?, ?> map)) {
      throw in.malformed("an item for something that is no dict");
    }
    ((Map<String, Object>) map).put(text(key), finished(value));
  }

  @SuppressWarnings("unchecked")
  private List<Object> list() throws MalformedDataException {
    if (!(peek() instanceof List<?> list)) {
      throw in.malformed("an item for something that is no list");
    }
    return (List<Object>) list;
  }

  private Object pop() throws MalformedDataException {
    Object value = peek();
    stack.remove(stack.size() - 1);
    return value;
  }

  private Object peek() throws MalformedDataException {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw in.malformed("a value is missing");
    }
    return stack.get(stack.size() - 1);
  }

  private List<Object> popToMark() throws MalformedDataException {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw in.malformed("a mark is missing");
    }
    List<Object> above = stack.subList(mark + 1, stack.size());
    List<Object> items = new ArrayList<>(above);
    above.clear();
    stack.remove(mark);
    return items;
  }

  private Object recall(int key) throws MalformedDataException {
    if (!memo.containsKey(key)) {
      throw in.malformed("memo " + key + " holds nothing");
    }
    return memo.get(key);
  }

  private List<Object> tupleItems(Object value) throws MalformedDataException {
    if (value instanceof PickleTuple tuple) {
      return tuple.items();
    }
    throw in.malformed("a tuple is missing");
  }

  /** Text, whether Python 2 or 3 wrote it. */
  private String text(Object value) throws MalformedDataException {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof byte[] bytes && bytes.length <= 1 << 16) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    throw in.malformed("text is missing");
  }

  private Object finished(Object value) throws MalformedDataException {
    if (value instanceof ArrayUnderConstruction array) {
      if (array.value == null) {
        throw in.malformed("an array without content");
      }
      return array.value;
    }
    if (value instanceof PickleGlobal
        || value instanceof TypeUnderConstruction
        || value instanceof PickleTuple) {
      throw in.malformed("a value that is neither dict, list, text, number nor array");
    }
    return value;
  }

  private static String printable(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
  }

  private record PickleTuple(List<Object> items) {}

  private static final class ArrayUnderConstruction {
    private PickledArray value;
  }

  private static final class TypeUnderConstruction {
    private final String name;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    TypeUnderConstruction(String name) {
      this.name = name;
    }
  }
}
