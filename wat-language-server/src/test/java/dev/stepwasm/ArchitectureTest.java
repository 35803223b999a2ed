package dev.stepwasm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stepwasm.ide", "dev.stepwasm.lsp");

    @Test
    void ideIsPlainJavaOverWat() {
        classes()
                .that()
                .resideInAPackage("dev.stepwasm.ide..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.ide..", "dev.stepwasm.wat..", "dev.stepwasm.wasm..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    /** Streams are for the page of instruction texts, which lies on the class path. */
    @Test
    void ideDoesNoFileOrNetworkIo() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.ide..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Print.*)")
                .check(CLASSES);
    }

    @Test
    void runningHasNotHeardOfTheProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.lsp.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.lsp4j..", "com.google.gson..", "dev.stepwasm.lsp")
                .check(CLASSES);
    }

    @Test
    void onlyLspKnowsTheProtocol() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwasm.lsp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.lsp4j..", "com.google.gson..", "dev.stepwasm.lsp..")
                .check(CLASSES);
    }
}
