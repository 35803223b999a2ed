package dev.stepwasm.dap;

import dev.stepwasm.dap.memory.FindArguments;
import dev.stepwasm.dap.memory.FindResponse;
import dev.stepwasm.dap.memory.MemoriesArguments;
import dev.stepwasm.dap.memory.MemoriesResponse;
import dev.stepwasm.dap.memory.MemoryUseArguments;
import dev.stepwasm.dap.memory.MemoryUseResponse;
import dev.stepwasm.engine.debug.MemoryDigest;
import dev.stepwasm.engine.debug.MemorySearch;
import dev.stepwasm.engine.debug.MemoryView;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.jspecify.annotations.Nullable;

/** Our own requests about memories, for views that show more than bytes. */
final class MemoryExploration {
    /** Nobody walks through more. */
    private static final int MOST_FOUND = 10_000;

    private static final int LONGEST_PATTERN = 1 << 16;

    private final Conversation conversation;
    private final MemoryWork searches = new MemoryWork();
    private final MemoryWork digests = new MemoryWork();

    MemoryExploration(Conversation conversation) {
        this.conversation = conversation;
    }

    MemoriesResponse memories(MemoriesArguments args) {
        Session session = conversation.session();
        return new MemoriesResponse(session.memories(Optional.ofNullable(args.frameId())).stream()
                .map(each -> shown(each.place(), each.memory()))
                .toList());
    }

    private static MemoriesResponse.Memory shown(MemoryReference place, MemoryView memory) {
        List<MemoriesResponse.Mark> landmarks = memory.landmarks().stream()
                .map(each -> new MemoriesResponse.Mark(
                        each.name(), Views.address(each.address()), Views.address(each.length())))
                .toList();
        return new MemoriesResponse.Memory(
                memory.name(),
                place.show(),
                Views.address(memory.byteSize()),
                memory.pageSize(),
                memory.maximumPages(),
                memory.is64() ? "i64" : "i32",
                memory.isShared(),
                landmarks);
    }

    CompletableFuture<MemoryUseResponse> use(MemoryUseArguments args) {
        Session session = conversation.session();
        String reference = given(args.memoryReference(), "memoryReference");
        String stop = given(args.stop(), "stop");
        Optional.ofNullable(args.frameId()).ifPresent(frame -> session.where(Optional.of(frame)));
        MemoryView memory = session.memory().at(reference).memory();
        long size = memory.byteSize();
        return digests.begin("Looking through " + memory.name(), Optional.empty(), size, conversation, checkpoint -> {
            MemoryDigest now = MemoryDigest.of(memory, checkpoint::passed);
            return use(session.digests().add(reference, stop, now));
        });
    }

    private static MemoryUseResponse use(MemoryDigests.Compared compared) {
        MemoryDigest now = compared.now();
        return new MemoryUseResponse(
                Views.address(now.byteSize()),
                now.blockSize(),
                bits(now, block -> !now.isZero(block)),
                compared.before()
                        .map(before -> bits(now, block -> now.differs(block, before)))
                        .orElse(""),
                compared.before().isPresent());
    }

    private static String bits(MemoryDigest digest, IntPredicate is) {
        BitSet bits = new BitSet(digest.blocks());
        IntStream.range(0, digest.blocks()).filter(is).forEach(bits::set);
        return Base64.getEncoder().encodeToString(bits.toByteArray());
    }

    CompletableFuture<FindResponse> find(FindArguments args) {
        MemoryAccess.Bytes from = conversation.session().memory().at(given(args.memoryReference(), "memoryReference"));
        byte[] pattern = MemoryAccess.decoded(given(args.pattern(), "pattern"), "pattern");
        if (pattern.length == 0 || pattern.length > LONGEST_PATTERN) {
            throw Refusal.toUser("1 to " + LONGEST_PATTERN + " bytes can be looked for, not " + pattern.length);
        }
        MemorySearch search = new MemorySearch(pattern, Boolean.TRUE.equals(args.ignoreCase()));
        int limit = Math.clamp(Objects.requireNonNullElse(args.limit(), MOST_FOUND), 1, MOST_FOUND);
        MemoryView memory = from.memory();
        return searches.begin(
                "Searching " + memory.name(),
                Optional.ofNullable(args.progressId()),
                memory.byteSize(),
                conversation,
                checkpoint -> {
                    MemorySearch.Found found = search.in(memory, from.place().address(), limit, checkpoint::passed);
                    return new FindResponse(
                            found.addresses().stream().map(Views::address).toList(), found.complete());
                });
    }

    void cancel(CancelArguments args) {
        searches.cancel(args);
        digests.cancel(args);
    }

    private static String given(@Nullable String argument, String name) {
        if (argument == null) {
            throw Refusal.of("`" + name + "` is missing in the arguments");
        }
        return argument;
    }
}
