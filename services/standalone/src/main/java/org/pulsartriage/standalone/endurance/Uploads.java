package org.pulsartriage.standalone.endurance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Candidate files by HTTP at an even rate, on a thread of its own. */
final class Uploads implements AutoCloseable {

  private static final int ON_THEIR_WAY = 256;
  private static final int ACCEPTED = 202;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final CopiedFiles source;
  private final String address;
  private final Semaphore room = new Semaphore(ON_THEIR_WAY);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param source what to send
   * @param port where ingest listens on the loopback address
   * @param rate files a second, more than 0
   */
  Uploads(CopiedFiles source, int port, double rate) {
    this.source = source;
    this.address = "http://127.0.0.1:" + port + "/candidates?name=";
    this.thread = new Thread(() -> send(1e9 / rate), "uploads");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(double step) {
    long start = System.nanoTime();
    for (long sent = 0; !closed; sent++) {
      LockSupport.parkNanos(Math.max(0, (long) (start + sent * step) - System.nanoTime()));
      room.acquireUninterruptibly();
      CopiedFiles.Copy copy = source.next();
      client
          .sendAsync(
              HttpRequest.newBuilder(URI.create(address + copy.name()))
                  .timeout(TIMEOUT)
                  .header("Content-Type", "application/gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(copy.bytes()))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .whenComplete(
              (answer, error) -> {
                room.release();
                boolean taken = error == null && answer.statusCode() == ACCEPTED;
                (taken ? accepted : refused).incrementAndGet();
              });
    }
  }

  long accepted() {
    return accepted.get();
  }

  long refused() {
    return refused.get();
  }

  /** Ends once everything on its way has been answered. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    room.acquireUninterruptibly(ON_THEIR_WAY);
  }
}
