package dev.stepwasm.eclipse.memory;

import dev.stepwasm.dap.memory.MemoriesArguments;
import dev.stepwasm.dap.memory.MemoriesResponse;
import dev.stepwasm.eclipse.debug.WasmElement;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.debug.WasmTarget;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IMemoryBlockRetrieval;
import org.eclipse.debug.core.model.MemoryByte;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.jspecify.annotations.Nullable;

/** A linear memory from some place on, as the Memory view shows it. Any thread may call; the UI thread gets what is there. */
public final class WasmMemory extends WasmElement implements IMemoryBlockExtension {
    private static final byte FLAGS = MemoryByte.READABLE | MemoryByte.WRITABLE | MemoryByte.ENDIANESS_KNOWN;

    private final String expression;
    private final MemoryPlace place;
    private final Set<Object> views = ConcurrentHashMap.newKeySet();

    /** The size of the memory in bytes when it was asked for last. */
    private volatile BigInteger size = BigInteger.ONE.shiftLeft(32);

    private WasmMemory(WasmTarget target, String expression, MemoryPlace place) {
        super(target);
        this.expression = expression;
        this.place = place;
        measure();
    }

    /**
     * {@return memory from a place on}
     *
     * @param expression a reference, an address, or an expression whose value is an address
     * @param frame in which an expression means something; null for none
     * @throws DebugException with words for people, if the expression is no place
     */
    public static WasmMemory of(WasmTarget target, String expression, @Nullable WasmFrame frame) throws DebugException {
        Optional<MemoryPlace> written = MemoryPlace.written(expression);
        MemoryPlace place = written.isPresent() ? written.get() : await(place(target, expression, frame));
        return new WasmMemory(target, expression, place);
    }

    private static CompletableFuture<MemoryPlace> place(
            WasmTarget target, String expression, @Nullable WasmFrame frame) {
        return evaluated(target, expression, frame)
                .thenApply(value -> MemoryPlace.written(value)
                        .orElseThrow(() -> new IllegalArgumentException("`" + expression + "` is " + value
                                + ", which is no address; write an address, memory[0]+0x400, or $name")));
    }

    /**
     * {@return a reference or an address, as the adapter understands it} It may be none.
     *
     * @param expression the same as for a memory
     */
    public static CompletableFuture<String> address(WasmFrame frame, String expression) {
        return MemoryPlace.written(expression).isPresent()
                ? CompletableFuture.completedFuture(expression)
                : evaluated(frame.target(), expression, frame);
    }

    private static CompletableFuture<String> evaluated(
            WasmTarget target, String expression, @Nullable WasmFrame frame) {
        EvaluateArguments args = new EvaluateArguments();
        args.setExpression(expression);
        args.setContext(EvaluateArgumentsContext.WATCH);
        if (frame != null) {
            args.setFrameId(frame.id());
        }
        return target.server()
                .evaluate(args)
                .thenApply(answer -> String.valueOf(
                        answer.getMemoryReference() == null ? answer.getResult() : answer.getMemoryReference()));
    }

    private void measure() {
        target().server().memories(new MemoriesArguments(null)).thenAccept(all -> {
            for (MemoriesResponse.Memory each : all.memories()) {
                if (each.memoryReference().equals(place.memory())) {
                    size = new BigInteger(each.size().replace("0x", ""), 16);
                }
            }
            fireChangeEvent(DebugEvent.STATE);
        });
    }

    /** Makes views show the bytes anew; the memory may have grown. */
    public void changed() {
        measure();
        fireChangeEvent(DebugEvent.CONTENT);
    }

    @Override
    public String getExpression() {
        return expression;
    }

    @Override
    public BigInteger getBigBaseAddress() {
        return place.address();
    }

    @Override
    public BigInteger getMemoryBlockStartAddress() {
        return BigInteger.ZERO;
    }

    @Override
    public BigInteger getMemoryBlockEndAddress() {
        return size.subtract(BigInteger.ONE).max(BigInteger.ZERO);
    }

    @Override
    public BigInteger getBigLength() {
        return size;
    }

    @Override
    public int getAddressSize() {
        return size.bitLength() > 33 ? Long.BYTES : Integer.BYTES;
    }

    @Override
    public int getAddressableSize() {
        return 1;
    }

    @Override
    public boolean supportBaseAddressModification() {
        return false;
    }

    @Override
    public void setBaseAddress(BigInteger address) throws DebugException {
        throw notSupported("the place of a memory monitor cannot be changed; add another one");
    }

    @Override
    public boolean supportsChangeManagement() {
        return false;
    }

    @Override
    public MemoryByte[] getBytesFromOffset(BigInteger units, long count) throws DebugException {
        return getBytesFromAddress(getBigBaseAddress().add(units), count);
    }

    @Override
    public MemoryByte[] getBytesFromAddress(BigInteger address, long count) throws DebugException {
        MemoryByte[] bytes = new MemoryByte[Math.toIntExact(count)];
        Arrays.setAll(bytes, i -> new MemoryByte((byte) 0, (byte) 0));
        BigInteger first = address.max(BigInteger.ZERO);
        int before = first.subtract(address).min(BigInteger.valueOf(count)).intValue();
        if (before < count && first.compareTo(size) < 0) {
            byte[] read = read(first, Math.toIntExact(count) - before);
            for (int i = 0; i < read.length; i++) {
                bytes[before + i] = new MemoryByte(read[i], FLAGS);
            }
        }
        return bytes;
    }

    private byte[] read(BigInteger address, int count) throws DebugException {
        ReadMemoryArguments args = new ReadMemoryArguments();
        args.setMemoryReference(reference(address));
        args.setCount(count);
        ReadMemoryResponse answer = await(target().server().readMemory(args));
        return answer.getData() == null ? new byte[0] : Base64.getDecoder().decode(answer.getData());
    }

    /** {@return an address of it, as the adapter knows it} */
    public String reference(BigInteger address) {
        return place.memory() + (address.signum() == 0 ? "" : "+0x" + address.toString(16));
    }

    /** {@inheritDoc} It waits for nothing: views show the bytes, or a message why they are not written, a moment later. */
    @Override
    public void setValue(BigInteger offset, byte[] bytes) {
        WriteMemoryArguments args = new WriteMemoryArguments();
        args.setMemoryReference(reference(getBigBaseAddress().add(offset)));
        args.setData(Base64.getEncoder().encodeToString(bytes));
        target().server().writeMemory(args).exceptionally(failure -> {
            target().report("The bytes were not written", words(failure));
            changed();
            return null;
        });
    }

    @Override
    public void setValue(long offset, byte[] bytes) {
        setValue(BigInteger.valueOf(offset), bytes);
    }

    @Override
    public boolean supportsValueModification() {
        return target().isSuspended();
    }

    @Override
    public void connect(Object client) {
        views.add(client);
    }

    @Override
    public void disconnect(Object client) {
        views.remove(client);
    }

    @Override
    public Object[] getConnections() {
        return views.toArray();
    }

    @Override
    public void dispose() {
        target().memories().remove(this);
    }

    @Override
    public IMemoryBlockRetrieval getMemoryBlockRetrieval() {
        return target();
    }

    @Override
    public long getStartAddress() {
        return place.address().longValue();
    }

    @Override
    public long getLength() {
        return size.longValue();
    }

    @Override
    public byte[] getBytes() throws DebugException {
        return read(getBigBaseAddress(), 1 << 12);
    }
}
