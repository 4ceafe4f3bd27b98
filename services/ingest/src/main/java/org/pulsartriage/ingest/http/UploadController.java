package org.pulsartriage.ingest.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.pulsartriage.ingest.pipeline.FileOutcome;
import org.pulsartriage.ingest.pipeline.IngestException;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.ingest.service.IngestConfiguration;

/**
 * {@code POST /candidates}: one raw file, as the part {@code file} of a form or as the body with
 * the query parameter {@code name}. Answers once its record is committed: 202 for a candidate, 422
 * for a file that went to quarantine, 413 beyond the limit, 503 where the cluster takes nothing.
 */
@Controller("/candidates")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadController {

  private final IngestPipeline pipeline;
  private final int limit;

  UploadController(IngestPipeline pipeline, IngestConfiguration configuration) {
    this.pipeline = pipeline;
    this.limit = configuration.getMaxFileBytes();
  }

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> form(@Part("file") CompletedFileUpload file) throws IOException {
    return take(file.getFilename(), file.getBytes());
  }

  @Post
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, "application/gzip", MediaType.ALL})
  HttpResponse<?> body(@Nullable @QueryValue String name, @Nullable @Body byte[] bytes) {
    return take(name, bytes == null ? new byte[0] : bytes);
  }

  private HttpResponse<?> take(String name, byte[] bytes) {
    if (bytes.length > limit) {
      return HttpResponse.status(HttpStatus.REQUEST_ENTITY_TOO_LARGE)
          .body(new UploadError(bytes.length + " bytes, the limit is " + limit));
    }
    try {
      FileOutcome outcome = pipeline.submit(new RawSource.InMemory(name, bytes)).join();
      HttpStatus status =
          outcome instanceof FileOutcome.Published
              ? HttpStatus.ACCEPTED
              : HttpStatus.UNPROCESSABLE_ENTITY;
      return HttpResponse.status(status).body(UploadAnswer.of(outcome));
    } catch (IngestException e) {
      return unavailable(e);
    } catch (CompletionException e) {
      return unavailable(e.getCause());
    }
  }

  private static HttpResponse<?> unavailable(Throwable failure) {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(new UploadError(failure.getMessage()));
  }
}
