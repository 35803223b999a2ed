package dev.stepwasm.ide.workspace;

import java.util.Optional;

/**
 * A module that the name in an import may mean.
 *
 * @param module number of the module in the file; -1 if nothing is known about it
 * @param how what makes it one
 * @param registration the command that gives it the name, if one does
 */
public record Candidate(Member member, int module, How how, Optional<Registration> registration) {
    /** What makes a module one that a name may mean, the strongest first. */
    public enum How {
        /** A command of the same script gives it the name. */
        BOUND,
        /** The name is its path. */
        PATH,
        /** The name is that of its file, with or without the extension. */
        FILE,
        /** A command of another script gives it the name. */
        REGISTERED,
        /** The name is its symbolic name. */
        ID
    }

    /** {@return what the module shows and wants}, if it is known */
    public Optional<ModuleInterface> content() {
        return module < 0 || module >= member.content().modules().size()
                ? Optional.empty()
                : Optional.of(member.content().modules().get(module));
    }

    /** {@return whether both are the same module} */
    boolean isSame(Member other, int number) {
        return module == number && member.uri().equals(other.uri());
    }
}
