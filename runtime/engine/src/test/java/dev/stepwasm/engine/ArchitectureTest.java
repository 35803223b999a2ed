package dev.stepwasm.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom in the engine. */
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stepwasm.engine");

    @Test
    void needsWasmWatAndEndiveOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.engine..",
                        "dev.stepwasm.wasm..",
                        "dev.stepwasm.wat..",
                        "run.endive..",
                        "org.objectweb.asm..",
                        "java..",
                        "org.jspecify.annotations..")
                .check(ENGINE);
    }

    @Test
    void onlyItsEdgeSeesEndive() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwasm.engine.endive..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("run.endive..")
                .check(ENGINE);
    }

    @Test
    void onlyTheCompiledTierSeesAsm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwasm.engine.compile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(ENGINE);
    }

    @Test
    void theCompiledTierKnowsNothingOfTheInterpreter() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.engine.compile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.stepwasm.engine.interpret..", "dev.stepwasm.wat..")
                .check(ENGINE);
    }

    @Test
    void onlyEmbeddingScriptsAndDebuggerSeeTexts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.stepwasm.engine.interpret..",
                        "dev.stepwasm.engine.store..",
                        "dev.stepwasm.engine.endive..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.stepwasm.wat..")
                .check(ENGINE);
    }

    @Test
    void theStateOfInstancesKnowsNothingOfWhoRunsThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.engine.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.engine.interpret..",
                        "dev.stepwasm.engine.endive..",
                        "dev.stepwasm.engine.debug..")
                .check(ENGINE);
    }

    @Test
    void theInterpreterKnowsNothingOfItsTools() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwasm.engine.interpret..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stepwasm.engine.debug..",
                        "dev.stepwasm.engine.endive..",
                        "dev.stepwasm.engine.probe..",
                        "dev.stepwasm.engine.journal..")
                .check(ENGINE);
    }
}
