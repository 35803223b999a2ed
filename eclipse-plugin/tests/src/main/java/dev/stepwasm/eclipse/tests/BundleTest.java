package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** How the plugin is packed. */
class BundleTest {
    @Test
    void everyJarInsideIsOnTheClassPath() {
        Bundle bundle = Platform.getBundle("dev.stepwasm.eclipse");
        List<String> jars = Collections.list(bundle.findEntries("lib", "*", true)).stream()
                .map(url -> url.getPath().substring(1))
                .toList();
        List<String> classPath = Arrays.stream(
                        bundle.getHeaders().get("Bundle-ClassPath").split(","))
                .map(String::strip)
                .filter(entry -> !entry.equals("."))
                .toList();
        assertThat(classPath).containsExactlyInAnyOrderElementsOf(jars);
    }

    @Test
    void licencesAndWhatOthersHaveMadeTravelAlong() throws Exception {
        Bundle bundle = Platform.getBundle("dev.stepwasm.eclipse");
        assertThat(bundle.getEntry("legal/LICENSE")).isNotNull();
        assertThat(bundle.getEntry("legal/NOTICE")).isNotNull();
        String about = new String(bundle.getEntry("about.html").openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Collections.list(bundle.findEntries("lib", "*", true)))
                .allMatch(url ->
                        about.contains(String.join(
                                        ".",
                                        url.getPath().split("[/.]")[2],
                                        url.getPath().split("[/.]")[3]) + ".*"));
    }

    @Test
    void theProtocolTypesAreThoseOfTheirOwnBundles() {
        assertThat(Platform.getBundle("dev.stepwasm.eclipse").findEntries("/", "*lsp4j*", true))
                .isNull();
        assertThat(StepwasmPlugin.class.getClassLoader().getResource("org/eclipse/lsp4j/Position.class"))
                .hasProtocol("bundleresource");
    }

    /** They are in the target for what is to come; that they are there says nothing about whether they resolve. */
    @Test
    void theJavaToolsResolve() {
        for (String name : List.of("core", "ui", "launching", "debug", "debug.ui")) {
            Bundle bundle = Platform.getBundle("org.eclipse.jdt." + name);
            assertThat(bundle).as(name).isNotNull();
            assertThat(bundle.getState()).as(name).isGreaterThanOrEqualTo(Bundle.RESOLVED);
        }
    }
}
