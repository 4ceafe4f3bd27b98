package org.pulsartriage.gate.card;

import java.util.List;

/**
 * A part of a card as it is read: a sentence, and a table.
 *
 * @param title what it is about
 * @param text a line; null for none
 * @param header names of the table's columns; empty for no table
 * @param rows the table's cells
 */
public record CardSection(
    String title, String text, List<String> header, List<List<String>> rows) {}
