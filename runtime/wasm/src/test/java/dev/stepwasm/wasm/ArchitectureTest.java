package dev.stepwasm.wasm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This module needs nothing but the JDK and can be used on bytes alone. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.stepwasm.wasm");

    @Test
    void needsNothing() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.stepwasm.wasm..", "java..", "org.jspecify..")
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
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(.*Stream|.*Reader|.*Writer|File.*|RandomAccessFile)")
                .check(PRODUCTION);
    }

    @Test
    void typesAndTheTableStandBelowEverythingElse() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.stepwasm.wasm.type..", "dev.stepwasm.wasm.opcode..", "dev.stepwasm.wasm.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.wasm.code..",
                        "dev.stepwasm.wasm.module..",
                        "dev.stepwasm.wasm.binary..",
                        "dev.stepwasm.wasm.validate..",
                        "dev.stepwasm.wasm.problem..")
                .check(PRODUCTION);
    }
}
