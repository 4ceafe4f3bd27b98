package org.pulsartriage.models.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The input assemblies by name. Adding one is adding its class and a line here. */
public final class InputAssemblies {

  private static final Map<String, InputAssembly> ALL =
      index(new CompactInput(), new SubIntegrations64(), new CentredSubIntegrations64());

  private InputAssemblies() {}

  private static Map<String, InputAssembly> index(InputAssembly... assemblies) {
    Map<String, InputAssembly> index = new LinkedHashMap<>();
    for (InputAssembly assembly : assemblies) {
      index.put(assembly.name(), assembly);
    }
    return index;
  }

  /**
   * @param name a name, e.g. {@code compact}
   * @return the assembly of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  public static InputAssembly named(String name) {
    InputAssembly assembly = ALL.get(name);
    if (assembly == null) {
      throw new IllegalArgumentException(
          "no input assembly " + name + "; there are: " + String.join(", ", ALL.keySet()));
    }
    return assembly;
  }

  /**
   * @return the names there are
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }
}
