package dev.stepwasm.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wat.lex.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class WordTextsTest {
    private static final List<String> OTHERS = List.of(
            "func (type)",
            "cont (type)",
            "struct (type)",
            "array (type)",
            "@custom",
            "@name",
            "@metadata.code.branch_hint",
            "@deprecated",
            "offset=",
            "align=");

    @Test
    void describeEveryWordAndNothingElse() {
        var wanted = Arrays.stream(Word.values()).map(Word::keyword).collect(Collectors.toSet());
        wanted.addAll(OTHERS);
        assertThat(WordTexts.words()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void areParagraphsWithALink() {
        assertThat(wordsWhere(text -> text.text().length() < 15
                        || !text.text().endsWith(".")
                        || text.text().contains("{")))
                .as("texts")
                .isEmpty();
        assertThat(wordsWhere(text -> !text.link().matches("https://[a-z.]+/[A-Za-z0-9./_-]+(#[a-z0-9-]+)?")))
                .as("links")
                .containsExactly("@deprecated");
    }

    @Test
    void fillThePlaceholder() {
        assertThat(WordTexts.read("# Title\n\n## a, b\nThe {word}.\nSpec: x.html#y\n"))
                .isEqualTo(Map.of(
                        "a", new WordText("The a.", "https://webassembly.github.io/spec/core/text/x.html#y"),
                        "b", new WordText("The b.", "https://webassembly.github.io/spec/core/text/x.html#y")));
    }

    private static List<String> wordsWhere(Predicate<WordText> wrong) {
        return WordTexts.words().stream()
                .filter(word -> wrong.test(WordTexts.of(word).orElseThrow()))
                .sorted()
                .toList();
    }
}
