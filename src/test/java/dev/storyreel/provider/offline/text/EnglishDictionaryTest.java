package dev.storyreel.provider.offline.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.dictionary.Dictionary;
import org.junit.jupiter.api.Test;

class EnglishDictionaryTest {
    @Test
    void isLoadedOnce() throws JWNLException {
        assertThat(EnglishDictionary.shared()).isSameAs(EnglishDictionary.shared());
    }

    @Test
    void nobodyElseLoadsOne() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(EnglishDictionary.class)
                .should()
                .callMethod(Dictionary.class, "getDefaultResourceInstance")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.storyreel.provider"));
    }
}
