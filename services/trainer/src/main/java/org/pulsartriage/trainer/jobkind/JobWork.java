package org.pulsartriage.trainer.jobkind;

import java.io.IOException;
import java.nio.file.Path;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.schemas.TrainingJob;

/** How a kind of job is carried out. */
public interface JobWork {

  /**
   * Checks that the job can be carried out, before anything is trained.
   *
   * @param job the request
   * @param place what the trainer has at hand
   * @return the work, ready
   * @throws UnusableJobException naming the part of the request at fault, and the cause
   * @throws IOException where something that is there cannot be read
   */
  Prepared prepare(TrainingJob job, WorkPlace place) throws UnusableJobException, IOException;

  /** Work that can be done. */
  interface Prepared {

    /**
     * Does it, or goes on with what an earlier attempt left in the folder.
     *
     * @param folder for checkpoints and reports; exists
     * @param listener is told how it goes, and may end it
     * @return the model
     * @throws IOException where a file cannot be read or written
     * @throws InterruptedException where the thread is interrupted
     * @throws java.util.concurrent.CancellationException where the listener ended it
     */
    ModelBundle run(Path folder, WorkListener listener) throws IOException, InterruptedException;
  }
}
