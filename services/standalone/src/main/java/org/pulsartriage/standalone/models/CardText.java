package org.pulsartriage.standalone.models;

import java.io.PrintWriter;
import org.pulsartriage.gate.card.CardSection;
import org.pulsartriage.gate.card.CardSections;
import org.pulsartriage.gate.card.ComparisonCard;
import org.pulsartriage.standalone.console.TextTable;

/** A comparison card on the terminal. */
public final class CardText {

  private CardText() {}

  /**
   * @param card a comparison of two models
   * @param to where to print
   */
  public static void print(ComparisonCard card, PrintWriter to) {
    for (CardSection section : CardSections.of(card)) {
      to.println(section.title());
      if (section.text() != null) {
        to.println(section.text());
      }
      if (!section.header().isEmpty()) {
        TextTable table = new TextTable(section.header().toArray(String[]::new));
        section.rows().forEach(row -> table.row(row.toArray()));
        table.print(to);
      }
      to.println();
    }
    to.flush();
  }
}
