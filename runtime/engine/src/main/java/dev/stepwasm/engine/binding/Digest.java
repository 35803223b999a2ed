package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.StepModule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The sum that the other runtime keeps of the binary that it has parsed. */
public final class Digest {
    private static final String SHA_256 = "sha-256:";

    private Digest() {}

    /**
     * Checks that both have read the same binary.
     *
     * @param digest algorithm and base64, as {@code sha-256:...}; with another algorithm, or null, nothing can be checked
     * @throws IllegalArgumentException if the binaries differ
     */
    public static void requireSame(StepModule module, @Nullable String digest) {
        if (digest != null && digest.startsWith(SHA_256) && !digest.equals(SHA_256 + sha256(module.bytes()))) {
            throw new IllegalArgumentException("the instance is of another module than the bytes given to StepMachine");
        }
    }

    private static String sha256(byte[] file) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
