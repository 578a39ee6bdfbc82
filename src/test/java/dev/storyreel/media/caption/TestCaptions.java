package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the tests of captions share. */
final class TestCaptions {
    static final Canvas TALL = new Canvas(1080, 1920, 30);

    static final List<String> SCRIPTS = List.of(
            "An octopus has three hearts, and “blue” blood: it’s odd – isn’t it?",
            "Việt Nam: Tiếng Việt rất hay. Łódź, Çeşme, Þingvellir, naïve œuvre.",
            "Осьминог видит кожей — это правда. Ґанок, Ђорђе.",
            "Το χταπόδι έχει τρεις καρδιές; Ναι!",
            "الأخطبوط لديه ٣ قلوب، و 9 أدمغة في Java 25 اليوم؟",
            "اردو میں پانچ ہاتھ ہیں۔ فارسی هم می‌شود.",
            "לתמנון יש 3 לבבות ודם כחול. שָׁלוֹם!",
            "ऑक्टोपस के तीन दिल होते हैं। क्षत्रिय हिन्दी १२३",
            "অক্টোপাসের তিনটি হৃদয় আছে।",
            "ஆக்டோபஸுக்கு மூன்று இதயங்கள் உள்ளன.",
            "ปลาหมึกมีหัวใจสามดวงและเลือดสีน้ำเงินที่สวยงาม",
            "ຫມຶກມີສາມຫົວໃຈ",
            "មឹកមានបេះដូងបី",
            "ရေဘဝဲမှာ နှလုံးသုံးလုံးရှိတယ်။",
            "章鱼有三颗心脏，血液是蓝色的。章魚有三顆心臟！「對」",
            "タコには心臓が三つあり、血は青い。ﾊﾝｶｸも「ＯＫ」です。",
            "문어는 심장이 세 개 있습니다. 뷁!",
            "Ութոտնուկը երեք սիրտ ունի։ რვაფეხას სამი გული აქვს. ኦክቶፐስ ሦስት ልብ አለው።",
            "Great 🎉 news 👩‍🚀❤️ 👍🏽 5️⃣ 🇫🇷 ☀ ✓ → ≈ € ₹ ™ ½ 𝛼");

    private TestCaptions() {}

    static CaptionFonts fonts() {
        try {
            return new CaptionFonts(Path.of("target", "caption-fonts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its words at an even pace: 300 ms each. */
    static List<TimedWord> timed(String text) {
        int count = Math.max(1, WrittenWord.of(text).size());
        return TimedWord.align(List.of(), text, 300.0 * count);
    }

    static CaptionTrack track(String text) {
        List<TimedWord> words = timed(text);
        int frames = 60 + (int) Math.ceil(words.getLast().endMs() * 30 / 1000);
        return CaptionTrack.of(words, 30, 10, frames, CaptionLimits.SHORT_FORM);
    }

    static byte[] frame(Canvas canvas, int luma) {
        byte[] frame = new byte[canvas.width() * canvas.height() * 3 / 2];
        Arrays.fill(frame, (byte) 128);
        Arrays.fill(frame, 0, canvas.width() * canvas.height(), (byte) luma);
        return frame;
    }

    static byte[] noise(Canvas canvas, Random random) {
        byte[] frame = new byte[canvas.width() * canvas.height() * 3 / 2];
        random.nextBytes(frame);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) (16 + (frame[i] & 0xff) * 219 / 255);
        }
        return frame;
    }
}
