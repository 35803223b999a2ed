package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.Memory;

/** A function of WASI that takes the place of Endive's. */
interface Call {
    /**
     * {@return an error number, 0 for none}
     *
     * @param a the arguments
     * @throws Refused for an error number
     */
    int apply(Memory memory, long[] a) throws IOException;

    /** {@return functions, some of them replaced} @param calls by the names of the functions */
    static List<HostFunction> replace(List<HostFunction> functions, Map<String, Call> calls) {
        return functions.stream()
                .map(each -> {
                    Call call = calls.get(each.name());
                    return call == null ? each : hosted(each, call);
                })
                .toList();
    }

    private static HostFunction hosted(HostFunction function, Call call) {
        return new HostFunction(function.module(), function.name(), function.functionType(), (instance, arguments) ->
                new long[] {answer(call, instance.memory(), arguments)});
    }

    private static int answer(Call call, Memory memory, long[] arguments) {
        try {
            return call.apply(memory, arguments);
        } catch (Refused refused) {
            return refused.error();
        } catch (InvalidPathException strange) {
            return Errno.INVAL;
        } catch (NonReadableChannelException | NonWritableChannelException other) {
            return Errno.NOTCAPABLE; // As Endive answers where a file is read or written.
        } catch (IOException failure) {
            return Errno.of(failure);
        }
    }
}
