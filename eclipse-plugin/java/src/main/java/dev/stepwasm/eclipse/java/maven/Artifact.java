package dev.stepwasm.eclipse.java.maven;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Version;

/**
 * What a program depends on.
 *
 * @param name in the group {@value #GROUP}
 * @param scope empty for that of compilation
 * @param purpose for people
 */
public record Artifact(String name, String scope, String purpose) {
    static final String GROUP = "dev.stepwasm";
    /** What the name says. */
    public static final Artifact ENGINE = new Artifact("stepwasm-engine", "", "runs WebAssembly");
    /** What the name says. */
    public static final Artifact DEBUGGER = new Artifact("stepwasm-debugger-adapter", "", "lets debuggers attach");

    /** {@return the version that goes with this Eclipse plugin} */
    public static String version() {
        Version own = Platform.getBundle("dev.stepwasm.eclipse").getVersion();
        String number = own.getMajor() + "." + own.getMinor() + "." + own.getMicro();
        return own.getQualifier().isEmpty() ? number : number + "-SNAPSHOT";
    }
}
