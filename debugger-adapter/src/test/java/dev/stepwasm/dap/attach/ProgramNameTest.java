package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramNameTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "com.acme.Shop --password secret, lib/a.jar, com.acme.Shop",
        "com.acme/com.acme.Shop /data/b.jar, '', com.acme.Shop",
        "shop.jar, shop.jar, shop.jar",
        "/opt/our shop/shop 2.jar --password secret.jar, /opt/our shop/shop 2.jar, shop 2.jar",
        "C:\\shop\\Shop.JAR secret, C:\\shop\\Shop.JAR, Shop.JAR",
        "com.acme.Shop lib/a.jar, lib/a.jar, com.acme.Shop",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher docs/Shop.java secret, lib/a.jar, Shop.java",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java, '', Shop.java",
        "'', '', java",
    })
    void isThatOfClassOrJarAndNothingElse(String command, String classPath, String name) {
        assertThat(ProgramName.of(command, classPath)).isEqualTo(name);
    }

    @Test
    void ofThisProcessIsKnown() {
        assertThat(ProgramName.ofThisProcess()).isNotBlank().doesNotContain(" ");
    }
}
