package org.pulsartriage.models.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine's NVIDIA cards, as the tool of their driver lists them. */
final class GraphicsCards {

  private static final List<String> LIST =
      List.of("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader");
  private static final Pattern LINE = Pattern.compile("(.+),\\s*(\\d{1,2})\\.(\\d{1,2})\\s*");
  private static final int MOST_LINES = 64;
  private static final int SECONDS = 20;

  private final List<String> command;

  GraphicsCards() {
    this(LIST);
  }

  /**
   * @param command prints a card a line: name, comma, compute capability
   */
  GraphicsCards(List<String> command) {
    this.command = command;
  }

  /**
   * @return the cards
   * @throws DeviceUnavailableException where the tool is not there or fails
   */
  List<GraphicsCard> list() {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new DeviceUnavailableException(
          "device gpu: no NVIDIA driver found (%s does not run)".formatted(command.get(0)));
    }
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine();
          line != null && lines.size() < MOST_LINES;
          line = out.readLine()) {
        lines.add(line);
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new DeviceUnavailableException(
            "device gpu: %s fails: %s"
                .formatted(command.get(0), lines.isEmpty() ? "no answer" : lines.get(0).strip()));
      }
    } catch (IOException e) {
      throw new DeviceUnavailableException(
          "device gpu: %s fails: %s".formatted(command.get(0), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceUnavailableException("device gpu: interrupted");
    } finally {
      process.destroyForcibly();
    }
    return cards(lines);
  }

  private static List<GraphicsCard> cards(List<String> lines) {
    List<GraphicsCard> cards = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        cards.add(
            new GraphicsCard(
                matcher.group(1).strip(),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
      }
    }
    return cards;
  }
}
