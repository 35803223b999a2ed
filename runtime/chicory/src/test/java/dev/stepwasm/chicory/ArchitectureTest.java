package dev.stepwasm.chicory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know. */
class ArchitectureTest {
    @Test
    void knowsChicoryAndWhatBindingsNeedOfTheEngine() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.chicory..",
                        "dev.stepwasm.wasm..",
                        "dev.stepwasm.engine",
                        "dev.stepwasm.engine.binding",
                        "dev.stepwasm.engine.interpret",
                        "dev.stepwasm.engine.store",
                        "com.dylibso.chicory..",
                        "org.jspecify..",
                        "java..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.stepwasm.chicory"));
    }
}
