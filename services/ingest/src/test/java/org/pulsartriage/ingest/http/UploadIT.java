package org.pulsartriage.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.BlockingHttpClient;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.client.multipart.MultipartBody;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.hosting.ServiceDefaults;
import org.pulsartriage.ingest.SimulatedFiles;
import org.pulsartriage.testsupport.TestCluster;

class UploadIT {

  private static EmbeddedServer server;
  private static HttpClient http;
  private static BlockingHttpClient client;

  @BeforeAll
  static void start(@TempDir Path state) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("triage.ingest.enabled", true);
    settings.put("triage.bootstrap-servers", TestCluster.shared().bootstrapServers());
    settings.put("triage.topic-prefix", "t" + UUID.randomUUID() + ".");
    settings.put("triage.ingest.state-directory", state.toString());
    settings.put("triage.ingest.max-file-bytes", 1 << 20);
    settings.put("micronaut.server.port", -1);
    server =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .propertySources(ServiceDefaults.with(settings))
            .start()
            .getBean(EmbeddedServer.class)
            .start();
    http = HttpClient.create(server.getURL());
    client = http.toBlocking();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.getApplicationContext().close();
  }

  @Test
  void shouldTakeAFileOfAForm() {
    byte[] file = SimulatedFiles.phcx(0);
    MultipartBody form =
        MultipartBody.builder()
            .addPart("file", "one.phcx.gz", MediaType.APPLICATION_OCTET_STREAM_TYPE, file)
            .build();

    HttpResponse<Map<?, ?>> response = post(form, "/candidates", MediaType.MULTIPART_FORM_DATA);

    assertThat(response.code()).isEqualTo(HttpStatus.ACCEPTED.getCode());
    assertThat(response.body().get("outcome")).isEqualTo("published");
    assertThat(response.body().get("fileName")).isEqualTo("one.phcx.gz");
    assertThat(response.body().get("candidateId")).isEqualTo(CandidateIds.of(file));
  }

  @Test
  void shouldTakeAFileAsTheBody() {
    byte[] file = SimulatedFiles.phcx(1);

    HttpResponse<Map<?, ?>> response =
        post(file, "/candidates?name=..%2Ftwo.phcx", MediaType.APPLICATION_OCTET_STREAM);

    assertThat(response.code()).isEqualTo(HttpStatus.ACCEPTED.getCode());
    assertThat(response.body().get("fileName")).isEqualTo("two.phcx");
  }

  @Test
  void shouldAnswerABrokenFileWithElementAndCause() {
    HttpClientResponseException answer =
        refused("not a candidate".getBytes(StandardCharsets.UTF_8), "/candidates?name=x.phcx");

    assertThat(answer.code()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY.getCode());
    Map<?, ?> body = answer.getResponse().getBody(Map.class).orElseThrow();
    assertThat(body.get("outcome")).isEqualTo("quarantined");
    assertThat(body.get("fileName")).isEqualTo("x.phcx");
    assertThat(body.get("element")).isEqualTo("content");
    assertThat((String) body.get("cause")).contains("no known candidate format");
  }

  @Test
  void shouldAnswerAnEmptyBodyAsABrokenFile() {
    HttpClientResponseException answer = refused(new byte[0], "/candidates?name=x.phcx");

    assertThat(answer.code()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY.getCode());
  }

  @Test
  void shouldRefuseAFileBeyondTheLimit() {
    HttpClientResponseException answer =
        refused(new byte[(1 << 20) + 1], "/candidates?name=large.phcx");

    assertThat(answer.code()).isEqualTo(HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode());
    assertThat(answer.getResponse().getBody(String.class).orElseThrow())
        .contains("1048577 bytes, the limit is 1048576");
  }

  @Test
  void shouldRefuseABodyBeyondWhatTheServerReads() {
    HttpClientResponseException answer =
        refused(new byte[24 << 20], "/candidates?name=larger.phcx");

    assertThat(answer.code()).isEqualTo(HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode());
  }

  @Test
  void shouldBeHealthyWhileTheClusterAnswers() {
    Map<?, ?> health = client.retrieve(HttpRequest.GET("/health"), Map.class);

    assertThat(health.get("status")).isEqualTo("UP");
    assertThat(health.toString()).contains("kafka", "ingest");
  }

  @Test
  void shouldCountForPrometheus() {
    post(SimulatedFiles.phcx(2), "/candidates?name=c", MediaType.APPLICATION_OCTET_STREAM);

    String metrics =
        client.retrieve(HttpRequest.GET("/prometheus").accept(MediaType.TEXT_PLAIN), String.class);

    assertThat(metrics).contains("triage_ingest_published_total", "triage_ingest_transaction");
  }

  @Test
  void shouldKeepOtherManagementEndpointsClosed() {
    HttpClientResponseException answer =
        catchThrowableOfType(
            HttpClientResponseException.class,
            () -> client.retrieve(HttpRequest.GET("/env"), String.class));

    assertThat(answer.code()).isIn(401, 404);
  }

  private static HttpResponse<Map<?, ?>> post(Object body, String path, String type) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    HttpResponse<Map<?, ?>> response =
        (HttpResponse) client.exchange(HttpRequest.POST(path, body).contentType(type), Map.class);
    return response;
  }

  private static HttpClientResponseException refused(byte[] body, String path) {
    return catchThrowableOfType(
        HttpClientResponseException.class,
        () -> post(body, path, MediaType.APPLICATION_OCTET_STREAM));
  }
}
