package org.pulsartriage.standalone.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.serde.AvroCodec;

class CandidatePoolTest {

  @Test
  void shouldChangeNothingOfACandidateButItsIdentity() {
    CandidatePool pool = CandidatePool.simulated(10);
    SequenceIds ids = new SequenceIds(3);
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    for (int number = 0; number < 20; number++) {
      byte[] id = ids.of(number);

      Candidate sent = codec.decode(pool.record(number, id));

      assertThat(sent.getCandidateId()).isEqualTo(new String(id, StandardCharsets.US_ASCII));
      Candidate original = pool.candidates().get(number % 10);
      sent.setCandidateId(original.getCandidateId());
      assertThat(sent).isEqualTo(original);
    }
    assertThat(pool.meanBytes()).isGreaterThan(5_000);
  }
}
