package dev.stepwasm.dap;

import dev.stepwasm.dap.memory.FindArguments;
import dev.stepwasm.dap.memory.FindResponse;
import dev.stepwasm.dap.memory.MemoriesArguments;
import dev.stepwasm.dap.memory.MemoriesResponse;
import dev.stepwasm.dap.memory.MemoryUseArguments;
import dev.stepwasm.dap.memory.MemoryUseResponse;
import dev.stepwasm.dap.memory.WatchArguments;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** What a client can ask the adapter for: the requests of the protocol, and our own ones about memories. */
public interface AdapterRequests extends IDebugProtocolServer {
    /** {@return the memories that a frame can see, with their sizes and what the module says of places in them} */
    @JsonRequest("stepwasm/memories")
    CompletableFuture<MemoriesResponse> memories(MemoriesArguments args);

    /** {@return which parts of a memory are not zero, and which have changed} */
    @JsonRequest("stepwasm/memoryUse")
    CompletableFuture<MemoryUseResponse> memoryUse(MemoryUseArguments args);

    /** {@return where bytes are in a memory} The request {@code cancel} ends the search, and so does another search. */
    @JsonRequest("stepwasm/find")
    CompletableFuture<FindResponse> find(FindArguments args);

    /** {@return what has become of the bytes that are to be watched} They stop the program as data breakpoints do. */
    @JsonRequest("stepwasm/watch")
    CompletableFuture<SetDataBreakpointsResponse> watch(WatchArguments args);
}
