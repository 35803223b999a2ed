package dev.stepwasm.ide.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules that look for the lints that are on. */
final class Rules {
    private final Set<Lint> lints;
    private final List<BodyRule> ofBodies = new ArrayList<>();
    private final List<ModuleRule> ofModules = new ArrayList<>();

    /** Takes the rules that some lints need. */
    Rules(Set<Lint> on) {
        lints = EnumSet.noneOf(Lint.class);
        lints.addAll(on);
        for (Lint lint : lints) {
            add(lint);
        }
    }

    private void add(Lint lint) {
        switch (lint) {
            case UNUSED -> {
                ofBodies.add(Locals::unused);
                ofBodies.add(new UnusedLabels());
                ofModules.add(new Unused());
                ofModules.add(new UnusedFields());
            }
            case UNREAD -> {
                ofBodies.add(Locals::unread);
                ofModules.add(new UnreadGlobals());
            }
            case SHADOW -> ofBodies.add(new Shadow());
            case DEPRECATED -> ofModules.add(new Deprecated());
            case NEEDLESS_MUT -> {
                ofModules.add(new NeedlessMut());
                ofModules.add(new NeedlessMutTypes());
            }
            case NEEDLESS_TRY_TABLE -> ofBodies.add(new NeedlessTryTable());
            case USELESS_CATCH -> ofBodies.add(new UselessCatch());
            case UNREACHABLE -> ofBodies.add(new Unreachable());
            case CONSTANT_CONDITION -> ofBodies.add(new ConstantCondition());
            case ENDLESS_LOOP -> ofBodies.add(new EndlessLoop());
            case REDUNDANT_SET_GET -> ofBodies.add(new RedundantSetGet());
            case SELF_ASSIGNMENT -> ofBodies.add(new SelfAssignment());
            case OUT_OF_BOUNDS_ADDRESS -> ofModules.add(new OutOfBounds());
            case OVERLAPPING_DATA -> ofModules.add(new OverlappingData());
            case UNREACHABLE_FUNCTION -> ofModules.add(new UnreachableFunctions());
            case MISSED_TAIL_CALL -> ofBodies.add(new MissedTailCall());
            case POINTLESS_OPERATION -> ofBodies.add(new PointlessOperation());
            case IMPLICIT_MODULE -> ofModules.add(new ImplicitModule());
            case OMITTED_IDX_IN_INSTR -> ofBodies.add(new OmittedIndex());
            case INVISIBLE_CHARACTER, MULTI_MODULES, IMPORT_MISMATCH, UNKNOWN_IMPORT -> {
                // are about more than one module
            }
        }
    }

    List<BodyRule> ofBodies() {
        return ofBodies;
    }

    List<ModuleRule> ofModules() {
        return ofModules;
    }

    /** {@return whether functions are judged by the same rules} */
    boolean judgeLike(Rules other) {
        return lints.equals(other.lints);
    }

    boolean contain(Lint lint) {
        return lints.contains(lint);
    }
}
