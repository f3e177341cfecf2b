export interface Language {
  readonly tag: string;
  readonly text: string;
  readonly rtl?: boolean;
  /** The one slice of a typeface that has all of the text. */
  readonly slice?: string;
}

const CALL = '1-800-555-0100 (TTY: 711)';

export const LANGUAGES: readonly Language[] = [
  {
    tag: 'en',
    slice: 'noto-sans-latin',
    text: `If you need help in your language, call ${CALL}. Aids and services for people with disabilities, like documents in braille and large print, are also available. These services are free of charge.`,
  },
  {
    tag: 'es',
    slice: 'noto-sans-latin',
    text: `Si necesita ayuda en su idioma, llame al ${CALL}. También ofrecemos asistencia y servicios para personas con discapacidades, como documentos en braille y con letras grandes. Estos servicios son gratuitos.`,
  },
  {
    tag: 'hmn',
    slice: 'noto-sans-latin',
    text: `Yog koj xav tau kev pab txhais koj hom lus hu rau ${CALL}. Muaj cov kev pab txhawb thiab kev pab cuam rau cov neeg xiam oob qhab, xws li puav leej muaj ua cov ntawv su thiab luam tawm ua tus ntawv loj.`,
  },
  {
    tag: 'vi',
    text: `Nếu quý vị cần trợ giúp bằng ngôn ngữ của mình, vui lòng gọi số ${CALL}. Chúng tôi cũng hỗ trợ và cung cấp các dịch vụ dành cho người khuyết tật, như tài liệu bằng chữ nổi Braille và chữ khổ lớn.`,
  },
  {
    tag: 'ru',
    text: `Если вам нужна помощь на вашем родном языке, звоните по номеру ${CALL}. Также предоставляются средства и услуги для людей с ограниченными возможностями, например документы крупным шрифтом.`,
  },
  {
    tag: 'ar',
    rtl: true,
    slice: 'noto-sans-arabic-arabic',
    text: `إذا كنت بحاجة إلى المساعدة بلغتك، فاتصل على الرقم ${CALL}. تتوفر أيضًا المساعدات والخدمات للأشخاص ذوي الإعاقة، مثل المستندات المكتوبة بطريقة بريل والخط الكبير. هذه الخدمات مجانية.`,
  },
  {
    tag: 'fa',
    rtl: true,
    slice: 'noto-sans-arabic-arabic',
    text: `اگر می‌خواهید به زبان خود کمک دریافت کنید، با ${CALL} تماس بگیرید. کمک‌ها و خدمات مخصوص افراد دارای معلولیت، مانند نسخه‌های خط بریل و چاپ با حروف بزرگ، نیز موجود است.`,
  },
  {
    tag: 'zh-Hant',
    text: `如果您需要以您的母語提供幫助，請致電 ${CALL}。另外還提供針對殘疾人士的幫助和服務，例如盲文和需要較大字體閱讀，也是方便取用的。這些服務均免費。請在收到本信後六十天內與我們聯絡，並準備好您的會員卡號碼。`,
  },
  {
    tag: 'ko',
    text: `귀하의 언어로 도움을 받고 싶으시면 ${CALL} 번으로 문의하십시오. 점자나 큰 활자로 된 문서와 같이 장애가 있는 분들을 위한 도움과 서비스도 이용 가능합니다. 이러한 서비스는 무료로 제공됩니다.`,
  },
  {
    tag: 'km',
    slice: 'noto-sans-khmer-khmer',
    text: `បើអ្នកត្រូវការជំនួយជាភាសារបស់អ្នក សូមទូរស័ព្ទទៅលេខ ${CALL}។ ជំនួយនិងសេវាកម្មសម្រាប់ជនពិការ ដូចជាឯកសារសរសេរជាអក្សរផុសសម្រាប់ជនពិការភ្នែក ឬឯកសារសរសេរជាអក្សរពុម្ពធំ ក៏អាចរកបានផងដែរ។`,
  },
  {
    tag: 'th',
    slice: 'noto-sans-thai-thai',
    text: `หากคุณต้องการความช่วยเหลือเป็นภาษาของคุณ กรุณาโทรศัพท์ไปที่หมายเลข ${CALL} นอกจากนี้ ยังพร้อมให้ความช่วยเหลือและบริการต่าง ๆ สำหรับบุคคลที่มีความพิการ เช่น เอกสารที่เป็นอักษรเบรลล์`,
  },
  {
    tag: 'hi',
    slice: 'noto-sans-devanagari-devanagari',
    text: `अगर आपको अपनी भाषा में सहायता की आवश्यकता है तो ${CALL} पर कॉल करें। अशक्तता वाले लोगों के लिए सहायता और सेवाएं, जैसे ब्रेल और बड़े प्रिंट में भी दस्तावेज़ उपलब्ध हैं। ये सेवाएं निःशुल्क हैं।`,
  },
  {
    tag: 'pa',
    slice: 'noto-sans-gurmukhi-gurmukhi',
    text: `ਜੇ ਤੁਹਾਨੂੰ ਆਪਣੀ ਭਾਸ਼ਾ ਵਿੱਚ ਮਦਦ ਦੀ ਲੋੜ ਹੈ ਤਾਂ ਕਾਲ ਕਰੋ ${CALL}। ਅਪਾਹਜ ਲੋਕਾਂ ਲਈ ਸਹਾਇਤਾ ਅਤੇ ਸੇਵਾਵਾਂ, ਜਿਵੇਂ ਕਿ ਬ੍ਰੇਲ ਅਤੇ ਮੋਟੀ ਛਪਾਈ ਵਿੱਚ ਦਸਤਾਵੇਜ਼, ਵੀ ਉਪਲਬਧ ਹਨ। ਇਹ ਸੇਵਾਵਾਂ ਮੁਫਤ ਹਨ।`,
  },
  {
    tag: 'hy',
    slice: 'noto-sans-armenian-armenian',
    text: `Եթե Ձեզ օգնություն է հարկավոր Ձեր լեզվով, զանգահարեք ${CALL}։ Կան նաև օժանդակ միջոցներ ու ծառայություններ հաշմանդամություն ունեցող անձանց համար, օրինակ՝ Բրայլի գրատիպով նյութեր։`,
  },
];
