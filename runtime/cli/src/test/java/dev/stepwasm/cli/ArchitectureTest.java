package dev.stepwasm.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stepwasm.cli");

    @Test
    void needsOnlyTheLibrariesItTurnsIntoVerbs() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.cli..",
                        "dev.stepwasm.wasm..",
                        "dev.stepwasm.wat..",
                        "dev.stepwasm.engine",
                        "dev.stepwasm.engine.debug..",
                        "dev.stepwasm.engine.script",
                        "dev.stepwasm.engine.interpret",
                        "dev.stepwasm.engine.probe",
                        "dev.stepwasm.engine.typed",
                        "picocli..",
                        "org.jline..",
                        "com.google.gson..",
                        "org.jspecify..",
                        "java..")
                .check(CLI);
    }

    @Test
    void seesTheTerminalInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwasm.cli.line")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLI);
    }

    @Test
    void knowsNoVerbInTheDebuggerOfTheTerminal() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.cli.debug")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.stepwasm.cli", "dev.stepwasm.cli.line", "picocli..")
                .check(CLI);
    }

    @Test
    void knowsTheServersOnlyAsTools() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.lsp..", "dev.stepwasm.dap..", "dev.stepwasm.ide..", "org.eclipse.lsp4j..")
                .check(CLI);
    }
}
