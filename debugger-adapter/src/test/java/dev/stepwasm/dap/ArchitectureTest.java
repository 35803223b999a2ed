package dev.stepwasm.dap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stepwasm");

    @Test
    void needsTheEngineTheTextFrontEndAndTheProtocol() {
        classes()
                .that()
                .resideInAPackage("dev.stepwasm.dap..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.dap..",
                        "dev.stepwasm.engine",
                        "dev.stepwasm.engine.debug",
                        "dev.stepwasm.engine.debug.expression",
                        "dev.stepwasm.engine.probe",
                        "dev.stepwasm.engine.script",
                        "dev.stepwasm.engine.user",
                        "dev.stepwasm.wasm..",
                        "dev.stepwasm.wat.names",
                        "dev.stepwasm.wat.script",
                        "dev.stepwasm.wat.text",
                        "org.eclipse.lsp4j..",
                        "com.google.gson..",
                        "java..",
                        "org.jspecify..")
                .check(OURS);
    }

    @Test
    void keepsTheProtocolToItself() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwasm.dap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.lsp4j..")
                .check(OURS);
    }

    @Test
    void whatALaunchCanSayHasNotHeardOfTheProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.dap.launch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.lsp4j..", "dev.stepwasm.dap")
                .check(OURS);
    }

    @Test
    void theRelayKnowsNothingOfStandardStreams() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.dap.relay..")
                .should()
                .accessField(System.class, "in")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(OURS);
    }
}
