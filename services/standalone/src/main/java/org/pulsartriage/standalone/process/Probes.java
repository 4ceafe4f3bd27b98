package org.pulsartriage.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks processes of this machine whether they serve. */
public final class Probes {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  private Probes() {}

  /**
   * @param port a port of the loopback address
   * @return whether something listens on it
   */
  public static RestartableProcess.Readiness accepts(int port) {
    return () -> {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return null;
      } catch (IOException e) {
        return e.getMessage();
      }
    };
  }

  /**
   * @param port a service's HTTP port on the loopback address
   * @return whether the service says that it is up
   */
  public static RestartableProcess.Readiness healthy(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
            .timeout(TIMEOUT)
            .build();
    return () -> {
      try {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == OK ? null : answer.body();
      } catch (IOException e) {
        return String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    };
  }
}
