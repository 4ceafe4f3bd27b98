package org.pulsartriage.datasets.pickle;

/** The only names that a pickle may mention. None is looked up or called in any Python sense. */
enum PickleGlobal {
  RECONSTRUCT,
  NDARRAY,
  DTYPE,
  ENCODE;

  /** The global of that name, or null. */
  static PickleGlobal of(String module, String name) {
    return switch (module + " " + name) {
      case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct" ->
          RECONSTRUCT;
      case "numpy ndarray" -> NDARRAY;
      case "numpy dtype" -> DTYPE;
      case "_codecs encode" -> ENCODE;
      default -> null;
    };
  }
}
