package dev.stepwasm.ide.action;

import dev.stepwasm.ide.action.fix.AddBlockParameters;
import dev.stepwasm.ide.action.fix.AddElse;
import dev.stepwasm.ide.action.fix.AddEnd;
import dev.stepwasm.ide.action.fix.AddModule;
import dev.stepwasm.ide.action.fix.AddOperand;
import dev.stepwasm.ide.action.fix.AddResultTypes;
import dev.stepwasm.ide.action.fix.AddThen;
import dev.stepwasm.ide.action.fix.AgreeWithType;
import dev.stepwasm.ide.action.fix.ChangeInstruction;
import dev.stepwasm.ide.action.fix.ConvertOperand;
import dev.stepwasm.ide.action.fix.CreateField;
import dev.stepwasm.ide.action.fix.CreateFunction;
import dev.stepwasm.ide.action.fix.CreateGlobal;
import dev.stepwasm.ide.action.fix.CreateImport;
import dev.stepwasm.ide.action.fix.CreateLabel;
import dev.stepwasm.ide.action.fix.CreateLocal;
import dev.stepwasm.ide.action.fix.CreateSegment;
import dev.stepwasm.ide.action.fix.CreateStorage;
import dev.stepwasm.ide.action.fix.CreateTag;
import dev.stepwasm.ide.action.fix.CreateType;
import dev.stepwasm.ide.action.fix.DeclareReference;
import dev.stepwasm.ide.action.fix.DropValues;
import dev.stepwasm.ide.action.fix.ExportAll;
import dev.stepwasm.ide.action.fix.FixCharacters;
import dev.stepwasm.ide.action.fix.FixLanes;
import dev.stepwasm.ide.action.fix.FixLimits;
import dev.stepwasm.ide.action.fix.ImportKnown;
import dev.stepwasm.ide.action.fix.MakeMutable;
import dev.stepwasm.ide.action.fix.MakeNullable;
import dev.stepwasm.ide.action.fix.MoveImport;
import dev.stepwasm.ide.action.fix.MoveLocals;
import dev.stepwasm.ide.action.fix.OpenSuperType;
import dev.stepwasm.ide.action.fix.RemoveOperand;
import dev.stepwasm.ide.action.fix.RemoveWrong;
import dev.stepwasm.ide.action.fix.RenameDuplicate;
import dev.stepwasm.ide.action.fix.TypeSelect;
import dev.stepwasm.ide.action.motion.ExtractFunction;
import dev.stepwasm.ide.action.motion.InlineAllCalls;
import dev.stepwasm.ide.action.motion.InlineFunction;
import dev.stepwasm.ide.action.motion.InlineLocal;
import dev.stepwasm.ide.action.motion.IntroduceLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that can be done about a place of a text. */
public final class Actions {
    static final List<Offer> OFFERS = List.of(
            new UseSuggestion(),
            new CreateLocal(),
            new CreateGlobal(),
            new CreateFunction(),
            new ImportKnown(),
            new CreateImport(),
            new UseKnownType(),
            new UseKnownName(),
            new CreateType(),
            new CreateField(),
            new CreateStorage(),
            new CreateSegment(),
            new CreateTag(),
            new CreateLabel(),
            new ReplaceObsolete(),
            new RemoveInvisible(),
            new FixMemoryArgument(),
            new FixPackedGet(),
            new ConvertOperand(),
            new ChangeInstruction(),
            new TypeSelect(),
            new DropValues(),
            new RemoveOperand(),
            new AddOperand(),
            new AddElse(),
            new AddBlockParameters(),
            new MakeMutable(),
            new DeclareReference(),
            new MakeNullable(),
            new RenameDuplicate(),
            new MoveImport(),
            new AgreeWithType(),
            new RemoveWrong(),
            new FixLimits(),
            new FixCharacters(),
            new AddEnd(),
            new AddThen(),
            new FixLanes(),
            new MoveLocals(),
            new OpenSuperType(),
            new AddResultTypes(),
            new RemoveMut(),
            new MergeSetAndGet(),
            new RemoveSelfAssignment(),
            new AddOmittedIndex(),
            new IndexToName(),
            new NameToIndex(),
            new SplitGroup(),
            new JoinGroups(),
            new RemoveEmptyGroup(),
            new ExpandReferenceType(),
            new SimplifyReferenceType(),
            new BranchToIf(),
            new IfToBranch(),
            new MergeToReturnCall(),
            new RemoveUnused(),
            new RemoveAllUnused(),
            new ExpandAbbreviations(),
            new UseAbbreviations(),
            new NamesToIndices(),
            new IndicesToNames(),
            new FoldInstructions(),
            new UnfoldInstructions(),
            new FoldAll(),
            new UnfoldAll(),
            new ExpandCompactImport(),
            new InlineExternalType(),
            new InlineFunctionType(),
            new InlineExport(),
            new ExtractExport(),
            new ExportAs(),
            new ExportAll(),
            new AddModule(),
            new ExtractFunction(),
            new IntroduceLocal(),
            new InlineLocal(),
            new InlineFunction(),
            new InlineAllCalls(),
            new FixAll());

    private Actions() {}

    /** {@return what can be done, fixes first} */
    public static List<Action> at(Place place, Predicate<Action.Kind> wanted) {
        List<Action> found = new ArrayList<>();
        for (Offer offer : OFFERS) {
            if (offer.kinds().stream().anyMatch(wanted)) {
                offer.at(place, action -> {
                    if (wanted.test(action.kind())) {
                        found.add(action);
                    }
                });
            }
        }
        return found;
    }

    /** {@return the one that {@link #at} called so, which has a title of its own among those of its kind} */
    public static Optional<Action> named(Place place, Action.Kind kind, String title) {
        return at(place, kind::equals).stream()
                .filter(action -> action.title().equals(title))
                .findFirst();
    }
}
