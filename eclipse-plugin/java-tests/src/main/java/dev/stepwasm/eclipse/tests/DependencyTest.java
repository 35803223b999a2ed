package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.java.maven.Artifact;
import dev.stepwasm.eclipse.java.maven.Pom;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.IJavaModelMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user writes Java code for the engine in a Maven project and has the dependency added. */
class DependencyTest {
    private static final String POM = """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.acme</groupId>
          <artifactId>till</artifactId>
          <version>1.0</version>
          <!-- <dependencies> will come </dependencies> -->
          <dependencyManagement>
            <dependencies>
            </dependencies>
          </dependencyManagement>
        </project>
        """;

    private final Window window = Window.open();
    private final ErrorLog errors = new ErrorLog();
    private IProject project;

    @BeforeEach
    void begin() throws Exception {
        project = JavaProjects.create("maven-till", "src/main/java", "");
    }

    @AfterEach
    void end() throws Exception {
        window.page().closeAllEditors(false);
        project.delete(true, true, null);
        errors.close();
    }

    private IFile file(String path, String text) throws CoreException {
        IFile file = project.getFile(path);
        make(file.getParent());
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
        return file;
    }

    private static void make(IContainer folder) throws CoreException {
        if (folder instanceof IFolder missing && !missing.exists()) {
            make(missing.getParent());
            missing.create(true, true, null);
        }
    }

    private static Optional<IMarkerResolution> fix(IFile java, String label) throws CoreException {
        for (IMarker each : java.findMarkers(IJavaModelMarker.JAVA_MODEL_PROBLEM_MARKER, true, IResource.DEPTH_ZERO)) {
            Optional<IMarkerResolution> found = Arrays.stream(
                            IDE.getMarkerHelpRegistry().getResolutions(each))
                    .filter(resolution -> resolution.getLabel().startsWith(label))
                    .findFirst();
            if (found.isPresent()) {
                found.get().run(each);
                return found;
            }
        }
        return Optional.empty();
    }

    @Test
    void aQuickFixAddsTheDependency() throws Exception {
        IFile pom = file("pom.xml", POM);
        IFile java = file(
                "src/main/java/com/acme/Till.java",
                "package com.acme;\n\n"
                        + "import dev.stepwasm.engine.StepModule;\n\n"
                        + "class Till {\n"
                        + "    StepModule prices;\n"
                        + "}\n");
        project.build(IncrementalProjectBuilder.FULL_BUILD, null);
        assertThat(fix(java, "Add dev.stepwasm:stepwasm-engine to pom.xml")).isPresent();
        assertThat(new String(pom.getContents().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(POM.replace("</project>", """
                      <dependencies>
                        <dependency>
                          <groupId>dev.stepwasm</groupId>
                          <artifactId>stepwasm-engine</artifactId>
                          <version>%s</version>
                        </dependency>
                      </dependencies>
                    </project>\
                    """.formatted(Artifact.version())));
        assertThat(fix(java, "Add dev.stepwasm")).as("it is there").isEmpty();
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void codeThatHasNothingToDoWithItIsLeftAlone() throws Exception {
        file("pom.xml", POM);
        IFile java = file("src/main/java/Other.java", "import com.acme.StepByStep;\n\nclass Other {}\n");
        project.build(IncrementalProjectBuilder.FULL_BUILD, null);
        assertThat(fix(java, "Add dev.stepwasm")).isEmpty();
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void whatIsInThePomStaysAsItIs() {
        assertThat(added("<project>\r\n"
                        + "\t<artifactId>a</artifactId>\r\n"
                        + "\t<dependencies>\r\n"
                        + "\t\t<dependency/>\r\n"
                        + "\t</dependencies>\r\n"
                        + "</project>"))
                .isEqualTo("<project>\r\n"
                        + "\t<artifactId>a</artifactId>\r\n"
                        + "\t<dependencies>\r\n"
                        + "\t\t<dependency/>\r\n"
                        + "\t\t<dependency>\r\n"
                        + "\t\t\t<groupId>dev.stepwasm</groupId>\r\n"
                        + "\t\t\t<artifactId>stepwasm-engine</artifactId>\r\n"
                        + "\t\t\t<version>1</version>\r\n"
                        + "\t\t</dependency>\r\n"
                        + "\t</dependencies>\r\n"
                        + "</project>");
        assertThat(
                        added(
                                "<project"
                                        + " a='>'><build><plugins><plugin><dependencies></dependencies></plugin></plugins></build></project>"))
                .startsWith("<project"
                        + " a='>'><build><plugins><plugin><dependencies></dependencies></plugin></plugins></build>"
                        + "    <dependencies>\n")
                .endsWith("    </dependencies>\n</project>");
        for (String strange :
                List.of("", "<project>", "<project></a></project>", "<project><dependencies/></project>", "no xml")) {
            assertThat(new Pom(strange).with(Artifact.ENGINE, "1")).as(strange).isEmpty();
        }
        assertThat(new Pom("<artifactId> stepwasm-engine </artifactId>").has(Artifact.ENGINE))
                .isTrue();
        assertThat(new Pom("<artifactId>stepwasm-engine</artifactId>").has(Artifact.DEBUGGER))
                .isFalse();
    }

    private static String added(String text) {
        Pom.Insertion insertion = new Pom(text).with(Artifact.ENGINE, "1").orElseThrow();
        return text.substring(0, insertion.offset()) + insertion.text() + text.substring(insertion.offset());
    }
}
