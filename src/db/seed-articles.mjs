// The demo website's help articles: language, title and text, each in both languages.

/** @type {[language: string, title: string, body: string][]} */
export const demoArticles = [
  [
    "en",
    "How long does delivery take?",
    "A lamp leaves our workshop the day after you order it, and is with you **within three days**.\n\n## Where it goes\n- At home: three days, free above 100\n- Abroad: five to eight days\n- Islands: ask us first, the ferry has its own mind\n\nThe box is made of kindling. Burn it, or send it back for the next lamp.",
  ],
  [
    "en",
    "My lamp arrived broken",
    "We are sorry. **You do not have to send anything back.**\n\n- Take a picture of the glass and of the box\n- Start a chat and attach it\n- Another lamp leaves the same day, at no cost\n\nKeep your fingers away from the edges, and put the glass with the rubbish, not with the bottles.",
  ],
  [
    "en",
    "Which bulb fits my lamp?",
    "All our lamps take an **E27** bulb of at most 8 watts.\n\n## Changing the bulb\n- Switch off the current, and let the old bulb cool\n- Turn the glass to the left and lift it off\n- Put in the new bulb by hand, never with pliers\n\nA warm bulb of 2,200 kelvin looks best in smoked glass.",
  ],
  [
    "en",
    "Returning an order",
    "You may return a lamp within **30 days**, lit or not.\n\nWrite the number of your order on the box: it begins with W. The money is with you a week after the lamp is with us. More at [our terms](https://shop.example/terms).",
  ],
  [
    "zh-CN",
    "配送需要多久？",
    "下单次日发货，**三天内**送达。\n\n## 配送范围\n- 国内：三天，满 100 包邮\n- 国外：五到八天\n- 海岛：请先联系客服，轮渡时间不定\n\n包装盒可当引火柴，也可以寄回再用。",
  ],
  [
    "zh-CN",
    "收到的灯破损了怎么办？",
    "非常抱歉。**您不需要寄回任何东西。**\n\n- 请拍下玻璃和包装盒的照片\n- 打开在线聊天并上传照片\n- 我们当天免费补发一盏新灯\n\n请小心玻璃边缘，并按其他垃圾处理。",
  ],
  [
    "zh-CN",
    "我的灯用什么灯泡？",
    "我们所有的灯都使用 **E27** 灯泡，最大 8 瓦。\n\n## 更换灯泡\n- 先断电，等旧灯泡冷却\n- 向左旋转玻璃罩并取下\n- 用手装上新灯泡，不要使用钳子\n\n烟色玻璃配 2200K 暖光最好看。",
  ],
  [
    "zh-CN",
    "如何退货？",
    "**30 天内**可以退货，用过也可以。\n\n请在包装盒上写明订单号，以 W 开头。我们收到灯后一周内退款。详见[服务条款](https://shop.example/terms)。",
  ],
];
