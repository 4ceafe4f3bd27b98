package org.pulsartriage.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrows of the house: schemas, then libraries, then services, then standalone; a service knows
 * no other service.
 */
@AnalyzeClasses(packages = "org.pulsartriage", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule arrowsGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("schemas")
          .definedBy("org.pulsartriage.schemas..")
          .layer("candidates")
          .definedBy("org.pulsartriage.candidates..")
          .layer("datasets")
          .definedBy("org.pulsartriage.datasets..")
          .layer("models")
          .definedBy("org.pulsartriage.models..")
          .layer("evaluation")
          .definedBy("org.pulsartriage.evaluation..")
          .layer("services")
          .definedBy(
              "org.pulsartriage.ingest..",
              "org.pulsartriage.scorer..",
              "org.pulsartriage.replay..",
              "org.pulsartriage.gate..",
              "org.pulsartriage.trainer..")
          .layer("standalone")
          .definedBy("org.pulsartriage.standalone..")
          .whereLayer("standalone")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("services")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("services", "standalone")
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("evaluation", "services", "standalone")
          .whereLayer("datasets")
          .mayOnlyBeAccessedByLayers("services", "standalone")
          .whereLayer("candidates")
          .mayOnlyBeAccessedByLayers("datasets", "models", "evaluation", "services", "standalone");

  @ArchTest
  static final ArchRule aServiceNeverImportsAService =
      slices()
          .matching("org.pulsartriage.(ingest|scorer|replay|gate|trainer)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule librariesKnowNoMicronaut =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pulsartriage.schemas..",
              "org.pulsartriage.candidates..",
              "org.pulsartriage.datasets..",
              "org.pulsartriage.evaluation..",
              "org.pulsartriage.models..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micronaut..");

  @ArchTest
  static final ArchRule librariesOfScienceKnowNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pulsartriage.candidates..",
              "org.pulsartriage.datasets..",
              "org.pulsartriage.evaluation..",
              "org.pulsartriage.models..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule nothingReadsJavaSerialisedObjects =
      noClasses().should().dependOnClassesThat().areAssignableTo(java.io.ObjectInputStream.class);

  @ArchTest
  static void everyPackageSaysWhatLivesInIt(JavaClasses classes) {
    Set<String> packages = new TreeSet<>();
    Set<String> described = new TreeSet<>();
    for (JavaClass type : classes) {
      (type.getSimpleName().equals("package-info") ? described : packages)
          .add(type.getPackageName());
    }
    packages.removeAll(described);
    assertThat(packages).as("packages without package-info.java").isEmpty();
  }
}
