package org.pulsartriage.gate.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A card as {@code comparison.md} and {@code comparison.json}. */
public final class CardFiles {

  /** To be read. */
  public static final String MARKDOWN = "comparison.md";

  /** Every figure. */
  public static final String JSON = "comparison.json";

  private CardFiles() {}

  /**
   * @param card a card
   * @param folder where to write, made where it is missing; files of the same names are replaced
   * @throws IOException where the folder cannot be written
   */
  public static void write(ComparisonCard card, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(MARKDOWN), markdown(card));
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(JSON), mapper.writeValueAsString(card) + "\n");
  }

  private static String markdown(ComparisonCard card) {
    StringBuilder text = new StringBuilder("# ").append(card.after().modelId());
    if (card.before() != null) {
      text.append(" in the place of ").append(card.before().modelId());
    }
    text.append('\n');
    for (CardSection section : CardSections.of(card)) {
      text.append("\n## ").append(section.title()).append("\n\n");
      if (section.text() != null) {
        text.append(section.text()).append('\n');
      }
      if (!section.header().isEmpty()) {
        text.append(section.text() == null ? "" : "\n").append(line(section.header()));
        text.append("|---".repeat(section.header().size())).append("|\n");
        section.rows().forEach(row -> text.append(line(row)));
      }
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
