package dev.stepwasm.engine.endive.interpreter;

import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.BackendInstance;
import dev.stepwasm.engine.backend.Offer;
import dev.stepwasm.engine.interpret.Refusal;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.type.MemoryType;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ByteBufferMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.UnlinkableException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.SectionId;

/** Endive's interpreter. Its instances are linked with each other only. */
public final class EndiveBackend implements Backend {
    private static final long MOST_PAGES = LinearMemory.MAXIMUM_BYTES >>> MemoryType.DEFAULT_PAGE_SIZE_LOG2;

    @Override
    public String name() {
        return "endive";
    }

    @Override
    public Optional<Gap> gap(Module module, byte[] file) {
        return Refusal.of(module, file, EndiveBackend::runs)
                .map(refusal -> new Gap(refusal.feature(), refusal.message(), refusal.position()));
    }

    private static boolean runs(Feature feature) {
        return switch (feature) {
            case MVP,
                    SIGN_EXTENSION,
                    SATURATING_CONVERSIONS,
                    MULTI_VALUE,
                    BULK_MEMORY,
                    REFERENCE_TYPES,
                    SIMD,
                    EXTENDED_CONST,
                    TAIL_CALLS,
                    MULTI_MEMORY,
                    FUNCTION_REFERENCES,
                    GC,
                    EXCEPTIONS,
                    THREADS -> true;
            case MEMORY64, RELAXED_SIMD, WIDE_ARITHMETIC, CUSTOM_PAGE_SIZES, LEGACY_EXCEPTIONS -> false;
        };
    }

    @Override
    public BackendInstance instantiate(Binary binary, Offer offer) {
        if (!offer.hosts().isEmpty()) {
            throw new UnsupportedOperationException(
                    "host modules are for stepwasm's own engine, which does not run " + binary.name());
        }
        requireSizes(binary);
        WasmModule module = load(binary);
        var linking = new EndiveImports(binary, module, offer);
        try {
            Instance instance = link(binary, module, linking.values());
            var made = new EndiveInstance(binary, instance, linking);
            made.initialize();
            return made;
        } catch (RuntimeException | Error failure) {
            linking.close();
            throw failure;
        }
    }

    /** Endive would take gigabytes before it fails. */
    private static void requireSizes(Binary binary) {
        for (var memory : binary.module().memories()) {
            long pages = memory.type().limits().minimum();
            if (Long.compareUnsigned(pages, MOST_PAGES) > 0) {
                throw new LinkException(
                        binary.name(),
                        List.of("a memory of " + Long.toUnsignedString(pages) + " pages is larger than the limit of "
                                + MOST_PAGES + " pages"));
            }
        }
        for (var table : binary.module().tables()) {
            long size = table.type().limits().minimum();
            if (Long.compareUnsigned(size, ReferenceTable.MAXIMUM) > 0) {
                throw new LinkException(
                        binary.name(),
                        List.of("a table of " + Long.toUnsignedString(size) + " elements is larger than the limit of "
                                + ReferenceTable.MAXIMUM));
            }
        }
    }

    /** Our validator has seen the module, so Endive's need not; custom sections mean nothing to it. */
    private static WasmModule load(Binary binary) {
        var parser = Parser.builder().withValidation(false);
        for (int section = SectionId.TYPE; section <= SectionId.TAG; section++) {
            parser.includeSectionId(section);
        }
        try {
            return parser.build().parse(() -> new ByteArrayInputStream(binary.file()));
        } catch (StackOverflowError deep) {
            throw new UnsupportedOperationException("Endive cannot load this module: it is nested too deep", deep);
        } catch (RuntimeException refused) { // Endive has no type for what it does not know.
            throw new UnsupportedOperationException("Endive cannot load this module: " + refused.getMessage(), refused);
        }
    }

    private static Instance link(Binary binary, WasmModule module, ImportValues imports) {
        try {
            return Instance.builder(module)
                    .withImportValues(imports)
                    .withMemoryFactory(EndiveBackend::memory)
                    .withInitialize(false)
                    .withStart(false)
                    .build();
        } catch (UnlinkableException mismatch) {
            throw new LinkException(binary.name(), List.of(String.valueOf(mismatch.getMessage())));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            throw EndiveTraps.of(failure);
        }
    }

    private static Memory memory(MemoryLimits limits) {
        return limits.shared() ? new ByteBufferMemory(limits) : new ByteArrayMemory(limits);
    }

    @Override
    public void interrupt(Thread running) {
        running.interrupt();
    }

    @Override
    public void resume() {
        Thread.interrupted();
    }
}
