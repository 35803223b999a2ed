package dev.stepwasm.engine.backend;

import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.WasiOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module may import. When several entries could serve, stubs come first, then instances, then WASI. Immutable.
 *
 * @param stubs for functions
 * @param instances whose exports are given under a module name, all of the same engine
 * @param wasi WASI preview 1, if it is given
 * @param hosts Java classes, for which stubs stand in where both have something
 */
public record Offer(
        Map<Key, ImportStub> stubs,
        Map<String, BackendInstance> instances,
        Optional<WasiOptions> wasi,
        List<HostModule> hosts) {
    /** Copies the maps. */
    public Offer {
        stubs = Map.copyOf(stubs);
        instances = Map.copyOf(instances);
        hosts = List.copyOf(hosts);
    }

    /** Module and name of an import. */
    public record Key(String module, String name) {}

    /** {@return an offer of instances} */
    public static Offer of(Map<String, BackendInstance> instances) {
        return new Offer(Map.of(), instances, Optional.empty(), List.of());
    }

    /** {@return an offer of nothing} */
    public static Offer nothing() {
        return of(Map.of());
    }

    /** {@return the same and a stub} */
    public Offer with(String module, String name, ImportStub stub) {
        var more = new HashMap<>(stubs);
        more.put(new Key(module, name), stub);
        return new Offer(more, instances, wasi, hosts);
    }

    /** {@return the same and WASI} */
    public Offer with(WasiOptions options) {
        return new Offer(stubs, instances, Optional.of(options), hosts);
    }

    /** {@return the same and Java classes} */
    public Offer with(List<HostModule> others) {
        return new Offer(stubs, instances, wasi, others);
    }
}
