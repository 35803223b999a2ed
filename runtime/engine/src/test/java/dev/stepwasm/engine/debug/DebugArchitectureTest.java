package dev.stepwasm.engine.debug;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class DebugArchitectureTest {
    @Test
    void knowsTheEngineAndTheTextButNoProtocol() {
        classes()
                .that()
                .resideInAPackage("dev.stepwasm.engine.debug..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.engine",
                        "dev.stepwasm.engine.debug..",
                        "dev.stepwasm.engine.condition",
                        "dev.stepwasm.engine.probe",
                        "dev.stepwasm.engine.interpret",
                        "dev.stepwasm.engine.script",
                        "dev.stepwasm.engine.store",
                        "dev.stepwasm.wasm..",
                        "dev.stepwasm.wat.disassemble",
                        "dev.stepwasm.wat.names",
                        "dev.stepwasm.wat.script",
                        "dev.stepwasm.wat.text",
                        "java..",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.stepwasm.engine"));
    }
}
