package dev.stepwasm.wat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This module needs only {@code wasm} and can be used on strings alone. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.stepwasm.wat");

    @Test
    void needsOnlyWasm() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.stepwasm.wat..", "dev.stepwasm.wasm..", "java..", "org.jspecify..")
                .check(PRODUCTION);
    }

    @Test
    void doesNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|PrintStream|.*Reader|.*Writer)")
                .check(PRODUCTION);
    }

    @Test
    void syntaxKnowsNothingOfMeaning() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.stepwasm.wat.text..", "dev.stepwasm.wat.lex..", "dev.stepwasm.wat.tree..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.wat.parse..",
                        "dev.stepwasm.wat.names..",
                        "dev.stepwasm.wat.lower..",
                        "dev.stepwasm.wat.assemble..",
                        "dev.stepwasm.wasm.validate..")
                .check(PRODUCTION);
    }
}
