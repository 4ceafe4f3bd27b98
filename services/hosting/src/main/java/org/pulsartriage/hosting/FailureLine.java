package org.pulsartriage.hosting;

import io.micronaut.context.exceptions.BeanContextException;

/** Why something failed, in one line for an operator. */
public final class FailureLine {

  private FailureLine() {}

  /**
   * @param failure any error
   * @return the message of the first cause that is not the container's own wrapping
   */
  public static String of(Throwable failure) {
    Throwable told = failure;
    while (told.getCause() != null
        && (told instanceof BeanContextException || told.getMessage() == null)) {
      told = told.getCause();
    }
    String message =
        told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
