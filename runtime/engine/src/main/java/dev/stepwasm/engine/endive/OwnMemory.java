package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.util.OptionalLong;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;

/** A memory of ours in an instance that Endive makes: fills itself when Endive says so. */
final class OwnMemory extends EndiveMemory {
    private static final byte[] DROPPED = {};

    private byte[][] segments = {};

    OwnMemory(MemoryLimits limits) {
        super(LinearMemory.of(type(limits)));
    }

    private static MemoryType type(MemoryLimits limits) {
        var pages = new Limits(limits.initialPages(), OptionalLong.of(limits.maximumPages()));
        return new MemoryType(false, limits.shared(), pages, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] given) {
        initialize(instance, given, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] given, int memoryIndex) {
        segments = new byte[given.length][];
        for (int i = 0; i < given.length; i++) {
            segments[i] = given[i].data();
            if (given[i] instanceof ActiveDataSegment active) {
                if (active.index() == memoryIndex) {
                    long offset = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                    write((int) offset, active.data(), 0, active.data().length);
                }
                segments[i] = DROPPED;
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int length) {
        byte[] bytes = segments[segment];
        checked(() -> memory.write(Integer.toUnsignedLong(to), bytes, from, length));
    }

    @Override
    public void drop(int segment) {
        segments[segment] = DROPPED;
    }
}
