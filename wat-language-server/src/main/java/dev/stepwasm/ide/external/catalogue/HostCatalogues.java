package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The catalogues that come with the server. They are read when they are first asked for. */
public final class HostCatalogues {
    /** Which module which catalogue knows. */
    private static final List<Map.Entry<String, String>> MODULES = List.of(
            Map.entry("wasi_snapshot_preview1", "wasi-preview1"),
            Map.entry("wasi", "wasi-threads"),
            Map.entry("spectest", "spectest"),
            Map.entry("wasm:js-string", "js-string"),
            Map.entry("env", "dynamic-linking"),
            Map.entry("env", "assemblyscript"),
            Map.entry("gojs", "go-js"));

    private static final KnownImports ALL = KnownImports.of(MODULES.stream()
            .map(module -> KnownModule.later(module.getKey(), () -> read(module.getValue(), module.getKey())))
            .toList());

    private HostCatalogues() {}

    /** {@return what all of them say} */
    public static KnownImports all() {
        return ALL;
    }

    static List<String> names() {
        return MODULES.stream().map(Map.Entry::getValue).distinct().toList();
    }

    private static KnownModule read(String name, String module) {
        return read(name).modules().stream()
                .filter(known -> known.name().equals(module))
                .findFirst()
                .orElseThrow();
    }

    static Catalogue read(String name) {
        String resource = name + ".wasm-imports.json";
        try (InputStream stream = HostCatalogues.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing: " + resource);
            }
            return Catalogue.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), resource, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
