package dev.stepwasm.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TagInstance;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.binding.Packing;
import dev.stepwasm.engine.binding.ReferenceCodec;
import dev.stepwasm.engine.binding.ReferenceDecoder;
import dev.stepwasm.engine.binding.TagNames;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.ExceptionTag;
import java.util.List;

/**
 * Exceptions on their way between Chicory and our interpreter. One that came from Chicory goes back as the object that it
 * was. A function in the payload is an index in the instance that the exception names.
 */
final class ChicoryExceptions {
    private static final TagNames<Instance, TagInstance> TAGS = new TagNames<>(Instance.class);
    private static final ExceptionTag UNKNOWN = ExceptionTag.of("<tag of another instance>", List.of());

    private ChicoryExceptions() {}

    /** {@return what stands for a tag of Chicory} */
    static ExceptionTag tag(Instance instance, int index, DefinedType type, String name) {
        return TAGS.tag(instance.tag(index), instance, index, type, name);
    }

    /** {@return an exception of Chicory as ours} One whose tag our instances do not have can only be caught by all. */
    static WasmException ours(com.dylibso.chicory.runtime.WasmException thrown, ReferenceDecoder references) {
        ExceptionTag tag = TAGS.known(thrown.instance().tag(thrown.tagIdx()));
        return new WasmException(
                tag == null
                        ? new ExceptionObject(UNKNOWN, List.of(), thrown)
                        : new ExceptionObject(
                                tag, Packing.unpack(tag.payload(), thrown.args(), null, references), thrown));
    }

    /**
     * {@return an exception as Chicory's}
     *
     * @param machine of the instance that it leaves
     * @throws IllegalArgumentException if it carries what cannot pass
     */
    static com.dylibso.chicory.runtime.WasmException chicorys(WasmException thrown, StepMachine machine) {
        if (thrown.exception().outer() instanceof com.dylibso.chicory.runtime.WasmException origin) {
            return origin;
        }
        TagNames.Name<Instance> name = TAGS.name(thrown, machine.outer().instance(), machine.state());
        ReferenceCodec references = StepMachine.of(name.instance()).outer();
        try {
            Packing payload = Packing.of(thrown.tag().payload(), thrown.payload(), references);
            return new com.dylibso.chicory.runtime.WasmException(name.instance(), name.index(), payload.numbers());
        } catch (IllegalArgumentException stays) {
            throw new IllegalArgumentException(
                    thrown.getMessage() + " cannot leave the instance: " + stays.getMessage(), thrown);
        }
    }
}
