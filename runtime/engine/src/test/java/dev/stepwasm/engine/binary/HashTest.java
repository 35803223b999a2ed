package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Value;
import dev.stepwasm.fixtures.NpmPackages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hash functions in C, out of hash-wasm and xxhash-wasm: arithmetic, checked by the JDK's own. */
class HashTest {
    @ParameterizedTest
    @CsvSource({
        "md5, 0, MD5",
        "sha1, 0, SHA-1",
        "sha224, 224, SHA-224",
        "sha256, 256, SHA-256",
        "sha384, 384, SHA-384",
        "sha512, 512, SHA-512",
    })
    void givesWhatTheJdkGives(String name, int bits, String algorithm) throws Exception {
        Guest hash = hash(name);
        int[] parameters = bits == 0 ? new int[0] : new int[] {bits};
        var digest = MessageDigest.getInstance(algorithm);
        var random = new Random(20_261_125);
        for (int length : new int[] {0, 1, 3, 55, 56, 63, 64, 65, 127, 128, 1000}) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            assertThat(digestOf(hash, parameters, message, digest.getDigestLength()))
                    .as("%s of %d bytes", name, length)
                    .isEqualTo(HexFormat.of().formatHex(digest.digest(message)));
        }
    }

    @Test
    void crc32GivesTheCheckValue() {
        byte[] message = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(digestOf(hash("crc32"), new int[] {0xEDB88320}, message, 4)).isEqualTo("cbf43926");
    }

    /** Two of them use instructions of the sign-extension proposal. */
    @Test
    void allModulesOfThePackageCanBeMade() {
        List<byte[]> modules = NpmPackages.embedded("hash-wasm/dist/index.umd.min.js");

        assertThat(modules).hasSize(22);
        for (int i = 0; i < modules.size(); i++) {
            Guest.of("hash-wasm " + i, modules.get(i), Imports.none());
        }
    }

    @Test
    void xxhashGivesItsKnownAnswers() {
        Guest hash = Guest.of("xxhash.wasm", NpmPackages.file("xxhash-wasm/workerd/xxhash.wasm"), Imports.none());
        hash.write(0, "abc");

        assertThat(hash.call("xxh32", 0, 3, 0)).isEqualTo(0x32d153ff);
        assertThat(hash.instance().invoke("xxh64", Value.of(0), Value.of(3), Value.of(0L)))
                .containsExactly(Value.of(0x44bc2cf5ad770999L));
    }

    private static Guest hash(String name) {
        byte[] file =
                NpmPackages.embedded("hash-wasm/dist/" + name + ".umd.min.js").getFirst();
        return Guest.of(name, file, Imports.none());
    }

    private static String digestOf(Guest hash, int[] parameters, byte[] message, int length) {
        int buffer = hash.call("Hash_GetBuffer");
        hash.run("Hash_Init", parameters);
        hash.memory().write(buffer, message);
        hash.run("Hash_Update", message.length);
        hash.run("Hash_Final");
        return HexFormat.of().formatHex(hash.memory().read(buffer, length));
    }
}
