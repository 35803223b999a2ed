package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.MemoryView;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.jspecify.annotations.Nullable;

/** Reads and writes the memories of a stopped program. Used by one request at a time. */
final class MemoryAccess {
    private static final int MOST_BYTES = 1 << 24;

    private final Debugger debugger;
    private final Events events;

    MemoryAccess(Debugger debugger, Events events) {
        this.debugger = debugger;
        this.events = events;
    }

    ReadMemoryResponse read(ReadMemoryArguments args) {
        MemoryReference place = place(args.getMemoryReference(), args.getOffset());
        int count = args.getCount();
        if (count < 0) {
            throw Refusal.of("no memory has " + count + " bytes");
        }
        byte[] bytes = memory(place).read(place.address(), Math.min(count, MOST_BYTES));
        ReadMemoryResponse response = new ReadMemoryResponse();
        response.setAddress(Views.address(place.address()));
        response.setData(Base64.getEncoder().encodeToString(bytes));
        if (bytes.length < Math.min(count, MOST_BYTES)) {
            response.setUnreadableBytes(count - bytes.length);
        }
        return response;
    }

    /** Writes bytes, all or with leave those that fit. */
    WriteMemoryResponse write(WriteMemoryArguments args) {
        MemoryReference place = place(args.getMemoryReference(), args.getOffset());
        MemoryView memory = memory(place);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(args.getData());
        } catch (IllegalArgumentException e) {
            throw Refusal.of("`data` is not in Base64");
        }
        boolean partly = Boolean.TRUE.equals(args.getAllowPartial());
        if (!partly && bytes.length > memory.byteSize() - place.address()) {
            throw Refusal.toUser("nothing is written: " + bytes.length + " bytes at "
                    + Views.address(place.address()) + " do not fit into " + memory.name() + ", which has "
                    + memory.byteSize() + " bytes");
        }
        int written = memory.write(place.address(), bytes);
        if (written > 0) {
            events.memoryChanged(place, written);
            events.variablesChanged();
        }
        WriteMemoryResponse response = new WriteMemoryResponse();
        response.setBytesWritten(written);
        return response;
    }

    private static MemoryReference place(String reference, @Nullable Integer offset) {
        MemoryReference base =
                MemoryReference.parse(reference).orElseThrow(() -> Refusal.of("there is no memory " + reference));
        long address = base.address() + Objects.requireNonNullElse(offset, 0);
        if (address < 0) {
            throw Refusal.of("memory has no address below 0");
        }
        return new MemoryReference(base.module(), base.index(), address);
    }

    private MemoryView memory(MemoryReference place) {
        debugger.requireStopped();
        List<MemoryView> memories = place.module() < debugger.modules().size()
                ? debugger.memories(debugger.modules().get(place.module()))
                : List.of();
        if (place.index() >= memories.size()) {
            throw Refusal.of("there is no memory memory[" + place.index() + "]");
        }
        return memories.get(place.index());
    }
}
