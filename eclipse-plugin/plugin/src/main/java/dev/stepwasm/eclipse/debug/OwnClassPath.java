package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** Where a virtual machine that is started for a program finds our classes: the jars in the bundle, and lsp4j with its kin. */
public final class OwnClassPath {
    private static final List<String> OTHERS = List.of(
            "org.eclipse.lsp4j.debug",
            "org.eclipse.lsp4j.jsonrpc",
            "org.eclipse.lsp4j.jsonrpc.debug",
            "com.google.gson");

    private OwnClassPath() {}

    /** {@return the class path, in the form in which Java takes it} */
    static String get() {
        return String.join(File.pathSeparator, entries());
    }

    /** {@return the jars on it} */
    public static List<String> entries() {
        try {
            List<String> entries = new ArrayList<>();
            for (URL jar : Collections.list(StepwasmPlugin.get().getBundle().findEntries("lib", "*.jar", false))) {
                entries.add(Path.of(FileLocator.toFileURL(jar).getPath()).toString());
            }
            for (String name : OTHERS) {
                Bundle bundle = Platform.getBundle(name);
                entries.add(FileLocator.getBundleFileLocation(bundle)
                        .map(File::getPath)
                        .orElseThrow(() -> new IOException("no file of " + name)));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("the jars of the debugger cannot be read: " + e.getMessage(), e);
        }
    }
}
