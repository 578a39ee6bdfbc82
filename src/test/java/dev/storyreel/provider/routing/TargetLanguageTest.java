package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetLanguageTest {
    /** The same in many languages, each of more than 200 characters where it is in Latin letters. */
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put(
                "en",
                "Hello everyone and welcome back. Today we are going to talk about how a wooden house is built, which"
                        + " materials you need and how long it will take you. At the end I will show you the mistakes I made the"
                        + " first time, and how you can do better.");
        TEXTS.put(
                "es",
                "Hola a todos y bienvenidos de nuevo. Hoy vamos a hablar de cómo se construye una casa de madera, qué"
                        + " materiales necesitas y cuánto tiempo te va a llevar. Al final te enseño los errores que yo cometí la"
                        + " primera vez, y cómo puedes hacerlo mejor.");
        TEXTS.put(
                "ca",
                "Hola a tothom i benvinguts de nou. Avui parlarem de com es construeix una casa de fusta, quins materials"
                        + " necessites i quant de temps et portarà. Al final us ensenyo els errors que vaig cometre la primera"
                        + " vegada, i com ho podeu fer millor.");
        TEXTS.put(
                "gl",
                "Ola a todos e benvidos de novo. Hoxe imos falar de como se constrúe unha casa de madeira, que materiais"
                        + " necesitas e canto tempo che vai levar. Ao final ensínoche os erros que cometín a primeira vez que o"
                        + " fixen, e como podes facelo mellor.");
        TEXTS.put(
                "pt",
                "Olá a todos e bem-vindos de volta. Hoje vamos falar de como se constrói uma casa de madeira, de que"
                        + " materiais você precisa e quanto tempo isso vai levar. No final eu mostro os erros que cometi na primeira"
                        + " vez, e como você pode fazer melhor.");
        TEXTS.put(
                "it",
                "Ciao a tutti e bentornati. Oggi parliamo di come si costruisce una casa di legno, di quali materiali avete"
                        + " bisogno e di quanto tempo ci vuole. Alla fine vi mostro gli errori che ho fatto la prima volta, e come"
                        + " potete fare meglio di me.");
        TEXTS.put(
                "fr",
                "Bonjour à tous et bienvenue. Aujourd'hui nous allons voir comment on construit une maison en bois, quels"
                        + " matériaux il vous faut et combien de temps cela va prendre. À la fin je vous montre les erreurs que j'ai"
                        + " faites la première fois.");
        TEXTS.put(
                "de",
                "Hallo zusammen und willkommen zurück. Heute reden wir darüber, wie man ein Haus aus Holz baut, welches"
                        + " Material ihr braucht und wie lange es dauert. Am Ende zeige ich euch die Fehler, die ich beim ersten Mal"
                        + " gemacht habe, und wie es besser geht.");
        TEXTS.put(
                "nl",
                "Hallo allemaal en welkom terug. Vandaag gaan we het hebben over hoe je een houten huis bouwt, welk"
                        + " materiaal je nodig hebt en hoe lang het gaat duren. Aan het eind laat ik jullie de fouten zien die ik de"
                        + " eerste keer maakte, en hoe het beter kan.");
        TEXTS.put(
                "nb",
                "Hei alle sammen og velkommen tilbake. I dag skal vi snakke om hvordan man bygger et hus av tre, hvilke"
                        + " materialer du trenger og hvor lang tid det tar. Til slutt viser jeg deg feilene jeg gjorde første gang,"
                        + " og hvordan du kan gjøre det bedre.");
        TEXTS.put(
                "da",
                "Hej alle sammen og velkommen tilbage. I dag skal vi tale om, hvordan man bygger et hus af træ, hvilke"
                        + " materialer du har brug for, og hvor lang tid det tager. Til sidst viser jeg dig de fejl, som jeg lavede"
                        + " første gang, og hvordan du kan gøre det bedre.");
        TEXTS.put(
                "sv",
                "Hej alla och välkomna tillbaka. I dag ska vi prata om hur man bygger ett hus av trä, vilka material du"
                        + " behöver och hur lång tid det tar. Till sist visar jag de fel som jag gjorde första gången, och hur du kan"
                        + " göra det bättre än jag.");
        TEXTS.put(
                "hr",
                "Pozdrav svima i dobro došli natrag. Danas ćemo razgovarati o tome kako se gradi drvena kuća, koje"
                        + " materijale trebate i koliko će vam vremena trebati. Na kraju ću vam pokazati pogreške koje sam napravio"
                        + " prvi put, i kako može bolje.");
        TEXTS.put(
                "cs",
                "Ahoj všichni a vítejte zpátky. Dnes si povíme, jak se staví dřevěný dům, jaké materiály potřebujete a jak"
                        + " dlouho vám to bude trvat. Na konci vám ukážu chyby, které jsem udělal při prvním pokusu, a jak to můžete"
                        + " udělat lépe než já.");
        TEXTS.put(
                "sk",
                "Ahojte všetci a vitajte späť. Dnes si povieme, ako sa stavia drevený dom, aké materiály potrebujete a ako"
                        + " dlho vám to bude trvať. Na konci vám ukážem chyby, ktoré som urobil pri prvom pokuse, a ako to môžete"
                        + " urobiť lepšie než ja.");
        TEXTS.put(
                "pl",
                "Cześć wszystkim i witajcie z powrotem. Dzisiaj porozmawiamy o tym, jak się buduje drewniany dom, jakich"
                        + " materiałów potrzebujecie i jak długo to potrwa. Na końcu pokażę wam błędy, które zrobiłem za pierwszym"
                        + " razem, i jak to zrobić lepiej.");
        TEXTS.put(
                "id",
                "Halo semuanya dan selamat datang kembali. Hari ini kita akan membahas bagaimana rumah kayu dibangun, bahan"
                        + " apa saja yang kalian butuhkan dan berapa lama waktunya. Di akhir saya akan menunjukkan kesalahan pertama"
                        + " saya, dan cara yang lebih baik.");
        TEXTS.put(
                "fi",
                "Hei kaikille ja tervetuloa takaisin. Tänään puhumme siitä, miten puutalo rakennetaan, mitä materiaaleja"
                        + " tarvitset ja kuinka kauan se kestää. Lopuksi näytän sinulle virheet, jotka tein ensimmäisellä kerralla,"
                        + " ja miten sen voi tehdä paremmin kuin minä.");
        TEXTS.put(
                "hu",
                "Sziasztok, üdvözlök mindenkit. Ma arról beszélünk, hogyan épül egy faház, milyen anyagokra van szükség, és"
                        + " mennyi ideig tart az egész. A végén megmutatom azokat a hibákat, amelyeket az első alkalommal én is"
                        + " elkövettem, és hogy lehet jobban csinálni.");
        TEXTS.put(
                "tr",
                "Herkese merhaba ve tekrar hoş geldiniz. Bugün ahşap bir evin nasıl yapıldığını, hangi malzemelere ihtiyaç"
                        + " duyduğunuzu ve bunun ne kadar süreceğini konuşacağız. Sonunda da ilk seferde yaptığım hataları size"
                        + " göstereceğim, çok daha iyisi için.");
        TEXTS.put("ja", "皆さん、こんにちは。今日は木の家をどうやって建てるか、どんな材料が必要か、どのくらい時間がかかるかを話します。最後に、私が最初に間違えたことをお見せします。");
        TEXTS.put("zh", "大家好，欢迎回来。今天我们要讲的是怎样建造一座木头房子，需要哪些材料，还有要花多长时间。最后我会告诉你们我第一次犯的错误。");
        TEXTS.put("ko", "여러분 안녕하세요. 오늘은 나무 집을 어떻게 짓는지, 어떤 재료가 필요한지, 시간이 얼마나 걸리는지 이야기하겠습니다.");
        TEXTS.put(
                "ru",
                "Всем привет и добро пожаловать. Сегодня мы поговорим о том, как построить деревянный дом и какие материалы нужны.");
        TEXTS.put(
                "el",
                "Γεια σας και καλώς ήρθατε. Σήμερα θα μιλήσουμε για το πώς χτίζεται ένα ξύλινο σπίτι και τι υλικά χρειάζεστε.");
        TEXTS.put(
                "ar",
                "مرحبا بكم جميعا. سنتحدث اليوم عن كيفية بناء بيت من الخشب وعن المواد التي تحتاجونها وكم من الوقت سيستغرق ذلك.");
        TEXTS.put(
                "hi",
                "नमस्ते दोस्तों। आज हम बात करेंगे कि लकड़ी का घर कैसे बनाया जाता है और आपको किन चीज़ों की ज़रूरत पड़ेगी।");
    }

    /** Nobody is to be sure of one where the other is. */
    private static final Set<Set<String>> CLOSE = Set.of(
            Set.of("es", "gl"),
            Set.of("es", "ca"),
            Set.of("es", "pt"),
            Set.of("pt", "gl"),
            Set.of("ca", "gl"),
            Set.of("ca", "pt"),
            Set.of("nb", "da"),
            Set.of("nb", "sv"),
            Set.of("da", "sv"),
            Set.of("cs", "sk"),
            Set.of("hr", "sk"));

    private static String text(String language) {
        return Objects.requireNonNull(TEXTS.get(language));
    }

    private static boolean isOther(String target, String text) {
        return new TargetLanguage(target).otherThan(text, Set.of()).isPresent();
    }

    @Test
    void noLanguageIsTakenForAnother() {
        TEXTS.forEach((language, text) -> assertThat(new TargetLanguage(language).otherThan(text, Set.of()))
                .as(language)
                .isEmpty());
        assertThat(isOther("zh-TW", text("zh"))).isFalse();
        assertThat(isOther("pt-BR", text("pt"))).isFalse();
    }

    @Test
    void languagesCloseToEachOtherArePassed() {
        CLOSE.forEach(pair -> pair.forEach(one -> pair.forEach(other ->
                assertThat(isOther(one, text(other))).as(one + " " + other).isFalse())));
        assertThat(isOther("sr", text("hr"))).isFalse();
        assertThat(isOther("bs", text("hr"))).isFalse();
        assertThat(isOther("ms", text("id"))).isFalse();
        assertThat(isOther("uk", text("ru"))).isFalse();
    }

    @Test
    void anotherScriptIsTold() {
        assertThat(new TargetLanguage("ja").otherThan(text("en"), Set.of()))
                .contains("it is not in Japanese but written in Latin letters");
        assertThat(new TargetLanguage("ja").otherThan(text("zh"), Set.of()))
                .contains("it is not in Japanese but written in Han letters alone");
        for (String script : Set.of("zh", "ja", "ko", "ru", "el", "ar", "hi")) {
            assertThat(isOther("en", text(script))).as(script).isTrue();
            assertThat(isOther(script, text("en"))).as(script).isTrue();
        }
        assertThat(isOther("zh", text("ja"))).isTrue();
        assertThat(isOther("sr-Cyrl", text("hr"))).isTrue();
    }

    @Test
    void anotherLanguageIsTold() {
        assertThat(new TargetLanguage("es").otherThan(text("en"), Set.of()))
                .contains("it is not in Spanish but in English");
        for (String target : Set.of("es", "fr", "de", "nl", "pl", "tr", "id", "hu", "fi", "sv", "pt", "it", "cs")) {
            assertThat(isOther(target, text("en"))).as(target).isTrue();
        }
        for (String came : Set.of("es", "fr", "de", "nl", "pl", "tr", "id", "hu", "fi", "sv", "pt", "it", "hr")) {
            assertThat(isOther("en", text(came))).as(came).isTrue();
        }
    }

    @Test
    void namesAndShortTextsTellNothing() {
        assertThat(isOther("ja", "BMW, Audi, Mercedes.")).isFalse();
        assertThat(new TargetLanguage("ja")
                        .otherThan(
                                "BMW, Audi, Mercedes, Porsche, Volkswagen, Lamborghini です",
                                Set.of("BMW", "Audi", "Mercedes", "Porsche", "Volkswagen", "Lamborghini")))
                .isEmpty();
        assertThat(isOther("es", "The end of the day is near, and we are here."))
                .isFalse();
    }
}
