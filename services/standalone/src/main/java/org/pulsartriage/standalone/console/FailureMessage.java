package org.pulsartriage.standalone.console;

import io.micronaut.context.exceptions.BeanContextException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** An exception as one line that a person can act on. */
public final class FailureMessage {

  private FailureMessage() {}

  /**
   * @param failure any exception
   * @return one line, never empty
   */
  public static String of(Throwable failure) {
    Throwable told = failure;
    while ((isWrapping(told) || told.getMessage() == null) && told.getCause() != null) {
      told = told.getCause();
    }
    String message =
        told instanceof FileSystemException file
            ? file.getFile() + ": " + why(file)
            : told.getMessage();
    if (message == null || message.isBlank()) {
      message = told.getClass().getSimpleName();
    }
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean isWrapping(Throwable failure) {
    return failure instanceof ExecutionException
        || failure instanceof CompletionException
        || failure instanceof BeanContextException;
  }

  private static String why(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a folder";
    }
    return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
  }
}
