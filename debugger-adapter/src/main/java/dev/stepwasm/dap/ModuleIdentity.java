package dev.stepwasm.dap;

import dev.stepwasm.wasm.binary.SectionList;
import dev.stepwasm.wasm.source.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What two binaries have in common in which the same instructions are at the same offsets: all sections but custom ones,
 * and where the code begins. So a module may have lost its names, or got a list of its producers, and is still the same.
 *
 * @param digest of that
 */
record ModuleIdentity(String digest) {
    /** {@return that of a binary, which must be a valid module} */
    static ModuleIdentity of(byte[] file) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
        for (SectionList.Section section : SectionList.of(file)) {
            Span whole = section.whole();
            if (section.name().equals("code")) {
                digest.update(("code at " + whole.start()).getBytes(StandardCharsets.US_ASCII));
            }
            if (!section.name().equals("custom")) {
                digest.update(file, whole.start(), whole.length());
            }
        }
        return new ModuleIdentity(HexFormat.of().formatHex(digest.digest()));
    }
}
