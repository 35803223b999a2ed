package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.binding.Packing;
import dev.stepwasm.engine.binding.ReferenceCodec;
import dev.stepwasm.engine.binding.ReferenceDecoder;
import dev.stepwasm.engine.binding.TagNames;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.ExceptionTag;
import java.util.List;
import run.endive.runtime.Instance;
import run.endive.runtime.TagInstance;

/**
 * Exceptions on their way between Endive and our interpreter. One that came from Endive goes back as the object that it
 * was. A function in the payload is an index in the instance that the exception names.
 */
final class EndiveExceptions {
    private static final TagNames<Instance, TagInstance> TAGS = new TagNames<>(Instance.class);
    private static final ExceptionTag UNKNOWN = ExceptionTag.of("<tag of another instance>", List.of());

    private EndiveExceptions() {}

    /** {@return what stands for a tag of Endive} */
    static ExceptionTag tag(Instance instance, int index, DefinedType type, String name) {
        return TAGS.tag(instance.tag(index), instance, index, type, name);
    }

    /** {@return an exception of Endive as ours} One whose tag our instances do not have can only be caught by all. */
    static WasmException ours(run.endive.runtime.WasmException thrown, ReferenceDecoder references) {
        ExceptionTag tag = TAGS.known(thrown.instance().tag(thrown.tagIdx()));
        return new WasmException(
                tag == null
                        ? new ExceptionObject(UNKNOWN, List.of(), thrown)
                        : new ExceptionObject(
                                tag,
                                Packing.unpack(tag.payload(), thrown.args(), thrown.refArgs(), references),
                                thrown));
    }

    /**
     * {@return an exception as Endive's}
     *
     * @param machine of the instance that it leaves
     * @throws IllegalArgumentException if it carries what cannot pass
     */
    static run.endive.runtime.WasmException endives(WasmException thrown, StepMachine machine) {
        if (thrown.exception().outer() instanceof run.endive.runtime.WasmException origin) {
            return origin;
        }
        TagNames.Name<Instance> name = TAGS.name(thrown, machine.outer().instance(), machine.state());
        ReferenceCodec references = StepMachine.of(name.instance()).outer();
        try {
            Packing payload = Packing.of(thrown.tag().payload(), thrown.payload(), references);
            return run.endive.runtime.WasmException.builder()
                    .instance(name.instance())
                    .tagIdx(name.index())
                    .args(payload.numbers())
                    .refArgs(payload.objects())
                    .build();
        } catch (IllegalArgumentException stays) {
            throw new IllegalArgumentException(
                    thrown.getMessage() + " cannot leave the instance: " + stays.getMessage(), thrown);
        }
    }
}
