"""Terms of gambling made from their parts: brands, lotteries and plays, bets, games, offers; and honest names beside them.

Written by us from what the trade calls things; the character model is trained on them.
"""

from __future__ import annotations

import random
from typing import Final

# What brands begin with that no character of luck or money tells: beasts, weather, stones, places, titles, games.
_HEADS: Final = """
火狐 蓝鲨 猎豹 雄狮 白虎 黑豹 天马 飞马 金马 赤兔 苍狼 银狼 海豚 鲸鱼 大象 犀牛 雄鹰 神鹰 猎鹰 孔雀 仙鹤 锦鲤 金鱼 金蛇 灵猴 玉兔 蜘蛛
蝴蝶 风暴 雷霆 闪电 飓风 流星 彗星 极光 彩虹 晨曦 朝阳 旭日 烈日 明月 皓月 北斗 银星 繁星 天狼 天琴 天秤 双子 水晶 翡翠 玛瑙 琥珀 珍珠
钻石 蓝宝石 红宝石 黄金 白金 铂金 紫金 玉石 青铜 泰山 华山 昆仑 长白 黄河 长江 太湖 西湖 东海 南海 北海 大洋 蓝海 巴厘岛 普吉 夏威夷
摩纳哥 迪拜 伦敦 纽约 巴黎 罗马 雅典 柏林 马德里 维也纳 首尔 东京 曼谷 新加坡 马尼拉 西贡 吴哥 蒲甘 仰光 加勒比 巴拿马 好莱坞 香榭 凯撒
拿破仑 亚瑟 帝豪 帝王 帝国 皇马 王子 公主 伯爵 公爵 侯爵 骑士 勇士 战神 武神 财神 海神 天神 女神 神话 传奇 传说 经典 巅峰 至尊 无双 王牌
大师 名流 名仕 绅士 贵族 豪门 豪庭 豪杰 英豪 富豪 富贵 富甲 大亨 大咖 赌神 赌圣 好彩 好运 幸运 吉利 吉祥 如意 招财 聚财 旺财 发财 大吉
大利 万利 百利 亿利 天利 顺利 胜利 凯胜 必胜 全胜 长胜 久胜 百胜 九五 五八 六六 七七 八八 九九 壹贰 千亿 万亿 亿万 百万 一号 二号 七号
八号 九号 新世界 新天地 新纪元 新时代 新大陆 新东方 大时代 大西洋 大唐 大明 大秦 盛世 盛唐 盛宴 盛典 盛大 盛京 名城 龙城 凤城 皇城 紫禁
京城 金城 欢乐 快乐 乐天 乐享 乐购 乐游 乐途 乐玩 开心 开元 开泰 嘉年华 狂欢 派对 星光 星耀 星火 星途 星域 银座 银都 金都 金鹰 金狮 金鼎
金樽 金钻 金爵 金杯 玉龙 飞龙 青龙 腾龙 祥龙 蛟龙 火龙 红龙 双龙 九龙 天龙 真龙 恒信 恒泰 恒丰 恒润 恒升 鼎盛 鼎力 鼎泰 鼎丰 宏图 宏运
宏泰 宏发 华泰 华盛 华丽 华联 华亿 环宇 寰宇 寰球 环海 世纪 世家 世豪 众信 众鑫 众赢 亿豪 亿嘉 易胜 易彩 易赢 易乐 优乐 优胜 优尚 品尚
万象 万和 万隆 万鑫 万腾 通宝 通达 通汇 顺达 顺丰 瑞丰 瑞祥 瑞银 信诚 信和 信达 诚信 诚博 名爵 名门 博大 博众 博通 博联 博时 巨星 巨人
巨龙 超凡 超越 超级 速胜 极速 极限 火箭 火炬 火焰 烈焰 银翼 飞鱼 飞鹰 飞翔 红狮 红杉 红海 蓝天 蓝鸟 蓝图 绿洲 绿茵 黑金 黑桃 红桃 方块
梅花 皇后 同花 顺子 头彩 头奖
""".split()
# Characters of which brands make names that are no words, those of foreign names among them.
_SHORT_HEADS: Final = (
    "金银宝龙凤亿万利发乐优星天云海豪尊凯泰联众鑫富腾博赢盈盛鼎鸿永新九八大聚汇名顺瑞恒必旺红亚欧贝威德易华三"
    "米开爱沙雷火安奥意昂菲诺卡尔曼帝皇杏沐蓝冠摩登傲世耀辉煌极悦环河葡京濠"
)
_TRADES: Final = "娱乐 体育 棋牌 彩票 电竞 国际 娱乐城 真人 彩 平台".split()
_ENDS: Final = """
国际娱乐 娱乐平台 娱乐注册 娱乐登录 娱乐官网 娱乐场 娱乐网 体育app 体育平台 体育官网 体育注册 体育投注 电竞平台 棋牌app 棋牌官网
棋牌下载 彩票网 彩票平台 彩票app 彩票注册 博彩 购彩 彩世界 赌场 国际厅 会所 贵宾厅 俱乐部 现金网 网投 注册平台 平台注册
平台登录
""".split()
_CALLS: Final = """
官网 app 注册 登录 平台 下载 用户登录 网页登录 会员登录 代理登录 手机版 网页版 最新版 备用网址 线路检测 测速 入口 客户端 app下载
综合 全站 首页 开户 旗舰厅
""".split()
# What stands behind a name that ends with winning itself: 金彩网, 万发娱乐.
_OF_WINNINGS: Final = (
    "网 网址 娱乐 国际 体育 棋牌 电竞 真人 app 官网 平台 注册 登录 开户 下载 计划 网站 官方网站 客户端 手机版 入口 代理 亚洲".split()
)
_LETTERS: Final = """
ag ob bb mg pg dg bg og hg jj kk ky mk bob kok ng im jn xk tb ld vip bet win game sport 88 66 77 99 28 365 168 188 518 888 666 777 6868
5588
""".split()
_MAKERS: Final = "ag pg mg bg dg pt pp bb cq9 jdb fg gg vg wm xg mw ka ps bbin jili og ae im ob db sa eb ug tf".split()
_OF_MAKERS: Final = "电子 游戏 真人 视讯 棋牌 捕鱼 娱乐 国际厅 旗舰厅 体育 电竞 百家乐 老虎机 平台 游戏平台 试玩 模拟器 麻将 游艺".split()
_LOTTERIES: Final = """
时时彩 分分彩 五分彩 三分彩 快三 快3 六合彩 赛车 飞艇 pk10 pk拾 pc28 加拿大28 幸运28 蛋蛋28 11选5 十一选五 快乐十分 幸运农场 时时乐
七星彩外围 高频彩 极速飞艇 幸运飞艇 澳洲10 澳洲5 极速赛车 北京赛车 重庆时时彩 腾讯分分彩 河内分分彩 一分快三 江苏快三 大发快三 极速快3
哈希彩 特码 私彩 外围彩
""".split()
_OF_LOTTERIES: Final = """
计划 计划群 计划网 计划软件 人工计划 走势 走势图 技巧 玩法 开奖 开奖网 投注 投注站 投注网 平台 平台出租 app 官网 网站 群 微信群 预测
预测软件 大小单双 杀号 倍投 稳赚 稳赢 赢钱 打法 口诀 规律 挂机 导师 带玩 代理 开户 注册 登录 赔率 单双 龙虎 大神 五码 冠军
专家 回血 上岸 带单 心得 万能码 追号 追号软件 精准号 公式 定胆 推荐号
""".split()
_STARS: Final = (
    "前三 后三 中三 前二 后二 前四 后四 三星 二星 四星 五星 一星 任二 任三 任选 冠军 亚军 冠亚 个位 万位 十位 百位 千位 龙虎".split()
)
_PLAYS: Final = """
直选 组选 组三 组六 组选三 组选六 定位胆 定胆 杀号 杀码 和值 跨度 胆码 复式 单式 胆拖 五码 六码 七码 大小 单双 大小单双 不定位 必中 特殊号
""".split()
_AFTER_PLAYS: Final = ["", "", "", *"技巧 玩法 计划 公式 走势 做号 投注 万能码 稳赚 倍投 口诀 平台 方法".split()]
_SIX_OF: Final = (
    "澳门 香港 新澳 老澳 新奥 港澳 六合 濠江 新澳门 老澳门 香港马会 澳门马会 管家婆 王中王 白小姐 曾道人 黄大仙 铁算盘 金多宝 天下".split()
)
_SIX: Final = """
资料 精准资料 内部资料 正版资料 免费资料 图库 彩图 挂牌 正版挂牌 开奖 开奖结果 开奖直播 特码 一肖 一码 三肖 六肖 平特 玄机 玄机图 生肖
生肖表 跑狗 跑狗图 心水 论坛 高手 好彩 码报 传真 波色 一句话 四不像 尾数 必中 特肖 尾特 六合彩
""".split()
_AFTER_SIX: Final = ["", "", "", *"大全 网 网站 论坛 公开 中特 app 长期公开 最准 100准 今晚 查询 直播 历史 资料".split()]
_NUMBERS: Final = "一 二 三 四 五 六 七 八 九 十 十二 单 双 两".split()
_OF_NUMBERS: Final = "肖 码 尾 肖中特 码中特 肖一码 肖二码 肖八码 尾中特 中一 不中 肖主特 肖必中 连肖 连尾 行中特 段中特".split()
_SPORTS: Final = """
足球 篮球 网球 电竞 体育 球赛 赛事 世界杯 欧洲杯 美洲杯 亚洲杯 欧冠 英超 西甲 nba cba lol dota2 csgo 王者荣耀 赛马 赛狗 斗鸡 棒球 冰球
拳击 板球 台球
""".split()
_BETS: Final = """
投注 下注 押注 外围 外围网 盘口 滚球 走地 串关 串子 让球 让分 买球 波胆 亚盘 大小球 竞猜投注 投注平台 投注网 外围投注 投注app 下注平台
下注app 下注网站 赌球 赌盘 外围盘 押注平台 水位 滚盘 角球盘 独赢 稳单 红单 带单 包赢 竞猜平台 投注技巧 买球app 买球网站 盘口分析 操盘 博彩
菠菜
分析师 预测师 稳胆 串子单 心得 跟单 投注心得 预测网 推荐单 水位表 分析软件 大神带单
""".split()
_HOW: Final = (
    "真人 现场 美女 线上 网上 在线 视讯 网络 手机 真钱 现金 实体 现金版 澳门 缅甸 菲律宾 ag bbin dg 欧博 沙龙 性感 正规 信誉".split()
)
_GAMES: Final = """
百家乐 轮盘 骰宝 龙虎斗 牛牛 荷官 赌场 老虎机 捕鱼 扑克 21点 牌九 三公 炸金花 斗牛 番摊 色碟 棋牌 斗地主 十三水 德州扑克 梭哈 麻将 二八杠
推筒子 鱼虾蟹 拉霸 电子游艺 水果机 麻将胡了 抢庄牛牛 红黑大战 龙虎 百人牛牛 押大小 赌大小 跑得快
""".split()
_OF_GAMES: Final = """
打法 技巧 平台 开户 代理 网站 app 赢钱 提现 上分 上下分 注册 官网 游戏平台 投注 下注 必胜 稳赢 缆法 路单 爆分 爆奖 试玩 送彩金 控牌 公式
攻略赢钱 现金版 真钱 俱乐部 群 作弊 赌博
兑现 赢现金 换现金 兑换现金 赢话费 赢红包 真人版 大厅 房卡 辅助器 看牌器 必赢技巧 心得 控制器 作弊器 送金币 秒兑 赢钱软件 高手 包赢 提现版
""".split()
_NEW: Final = "注册 开户 首存 首充 存款 新会员 新人 老会员 每日 签到 绑卡 下载app 免费 实名 天天 周周 次存 二存 转运 负盈利 生日".split()
_GIFTS: Final = "彩金 体验金 礼金 筹码 优惠金 救援金 18 28 38 58 68 88 128 18元 38元 58元 88元 100送100 100送38 金币 免费彩金".split()
# What is given, and how offers say that it is.
_GIVEN: Final = (
    "彩金 体验金 救援金 红包 转运金 礼金 返水 洗码 佣金 俸禄 月薪 首存 首充 次存 充值 存款 好礼 大礼包 签到金 生日金 豪礼".split()
)
_GIVES: Final = """
天天送 日日送 周周送 月月送 次次送 秒送 加送 免费送 百分百送 翻倍送 无限送 送不停 天天领 日日领 每日领 自助领 自助领取 免费领 秒领 秒到
秒到账 无门槛 无上限 不封顶 最高 最高返 1% 1倍流水 3倍流水 大派送 大放送 天天有 日日返 天天返 周周返
""".split()
# Resorts and casinos whose names brands took, with what brands put before and behind them.
_CASINOS: Final = """
威尼斯人 威尼斯 葡京 金沙 永利 银河 巴黎人 皇冠 太阳城 美高梅 凯旋门 星际 伦敦人 新濠 皇宫 赌王 马会 百老汇 必发 凯发 大发 金都 皇都
银座 东方
""".split()
_BEFORE_CASINOS: Final = ["", "", *"新 老 澳门 新澳门 澳 大 金 王者 皇家 亚洲 真人 世界 线上 手机".split()]
_AFTER_CASINOS: Final = """
网址 官网 新网址 网站 网 注册 登录 开户 平台 娱乐 娱乐场 娱乐城 赌场 贵宾厅 贵宾会 会员 国际 棋牌 真人 体育 比分 指数 水位 盘口 现金
现金网 信用网 信用盘 代理 赌城 厅 app 下载 入口 线路 9499 7788 888 5566 3344 8008 1331 66 99 手机版 电子 视讯
集团 最新网址 备用网址 官方网站 送彩金
""".split()
_MONEY: Final = "返水 反水 返佣 洗码 打码 上分 下分 上下分 出款 提款 存取款 兑分 出金 佣金 占成 彩金 流水 u充值 usdt充值 usdt存款".split()
_OF_MONEY: Final = """
平台 客服 秒到 秒到账 最高 优惠 微信 模式 最快 稳定 不限 群 代理 网站 无上限 日结 周结 大额无忧 拒绝 不到账 倍数 比例 无忧 秒提
""".split()
_HOUSES: Final = """
棋牌 彩票 博彩 菠菜 娱乐城 百家乐 时时彩 六合彩 皇冠 信用盘 现金网 真人视讯 体育博彩 电竞博彩 赌场 捕鱼 网投 bc qp 盘口 包网 赌博
""".split()
_FOR_AGENTS: Final = """
代理 招代理 招商 包网 搭建 平台搭建 出租 平台出租 开户 推广 引流 总代 占成 返佣 程序 盘口出租 系统出租 系统开发 接口 源码 公司 客服招聘
直属 会员 数据 论坛 导航 评级 曝光 被黑
""".split()
# What people look for, and what they complain of: a ranking, a place to stake at, a payment that did not come.
_RANKED: Final = (
    "十大 正规 信誉 信誉好的 靠谱的 最大的 全球 亚洲 国际 线上 国内 海外 境外 官方 合法 真钱 现金 手机 最新 老牌 大型 顶级 热门".split()
)
_PLACES: Final = """
网赌平台 博彩公司 博彩网站 博彩平台 网投平台 网投 赌场 棋牌平台 棋牌游戏 买球平台 买球网站 投注平台 投注网站 体育平台 电子平台 娱乐平台
彩票平台 赌博平台 赌博软件 赌球网站 真人平台 捕鱼平台 老虎机平台 百家乐平台 竞猜平台 外围平台 购彩平台
""".split()
_RANKS: Final = ["", *"排行 排名 排行榜 推荐 大全 评级 导航 网址 网址大全 官网 哪个好 app下载 开户 有哪些 代理 代理加盟".split()]
_ASKED: Final = "在哪 在哪里 怎么 如何 哪里可以 哪个平台 什么软件 用什么app 去哪 哪里能".split()
_STAKED: Final = (
    "买球 赌球 下注 买外围 玩百家乐 买六合彩 投注 押注 赌钱 买足球 买滚球 玩老虎机 买彩票赢钱 上分 看开奖 买特码 押比分".split()
)
_OCCASIONS: Final = ["", "", *"世界杯 欧洲杯 足球 篮球 nba 英超 欧冠 电竞 手机 网上 亚洲杯 lol".split()]
_COMPLAINED: Final = """
不给提款 不给出款 提款不到账 提现审核 提现失败 出款维护 系统维护出款 注单异常 被黑 被黑了 黑钱 追回 出黑 出黑团队 黑款追回 流水不够
账户冻结 上岸 回血 翻本 输钱 怎么赢 必赢方法 稳赢技巧 漏洞 套利 刷流水 刷水 刷反水 对刷 打水 控制 规律 破解
""".split()
# Machines with their calls.
_MACHINES: Final = """
水浒传 金瓶梅 赏金船长 赏金女王 寻宝黄金城 少林足球 五龙争霸 冰球突破 招财猫 财神到 麻将胡了 金龙献宝 鱼虾蟹 连环夺宝 九线拉王 单挑王
金鲨银鲨 大白鲨 李逵劈鱼 金蟾捕鱼 大闹天宫 牛魔王 海王 千炮捕鱼 深海捕鱼 飞禽走兽 奔驰宝马 森林舞会 百变双龙 通比牛牛 血战麻将 血流麻将
二人麻将 红中麻将 跑得快 牌九 二八杠 十三张 三张牌 押庄龙虎 五福临门 宝石探秘 埃及艳后 法老宝藏 海盗王 糖果派对 狂野西部 雷神之锤 旺财狗
""".split()
_OF_MACHINES: Final = """
上分 上下分 爆分 爆奖 爆率 试玩 模拟器 老虎机 电子 现金版 赢现金 提现 提现版 真钱版 注册送 送分 送彩金 技巧 打法 平台 官网 app 下载
网页版 单机 爆机 放水 出分 退分 银商 银子商 换钱 兑换 回收金币 棋牌 娱乐 游戏厅
""".split()
# Honest names of such endings: columns, makers, shows.
HONEST: Final = """
学校体育 群众体育 社会体育 阳光体育 校园体育 大众体育 全民体育 竞技体育 冰雪体育 青少年体育 职工体育 农民体育 老年体育 特色体育 国际体育
综合体育 水上体育 李宁体育 安踏体育 特步体育 匹克体育 舒华体育 双鱼体育 金陵体育 迪卡侬 中体产业 人民体育 央视体育 五星体育 劲爆体育
广东体育 体育用品 体育器材 体育产业 体育旅游 体育教学 体育设施 体育中考 休闲娱乐 文化娱乐 家庭娱乐 儿童娱乐 影视娱乐 明星娱乐 亲子娱乐
宠物娱乐 车载娱乐 智能娱乐 数字娱乐 互动娱乐 生活娱乐 城市娱乐 港台娱乐 日韩娱乐 欧美娱乐 华语娱乐 音乐娱乐 华谊兄弟 光线传媒 嘉行传媒
娱乐圈 娱乐公司 娱乐设施 娱乐项目 娱乐频道 文娱 演艺娱乐 新闻国际 时政国际 财经国际 环球国际 国内国际 绿地国际 保利国际 中信国际 华润国际
顺丰国际 圆通国际 中通国际 申通国际 国际快递 国际物流 国际贸易 国际教育 国际学校 国际旅行社 国际酒店 国际会展 国际影城 国际家居 国际象棋
国际新闻 国际财经 国际军事 国际合作 福利彩票 体育彩票 中国彩票 彩票中心 彩票公益金 彩票发行 彩票店 彩票机 刮刮乐 即开票 竞彩网点 竞彩店
彩票知识 彩票文化 彩民故事 中奖故事 派奖活动 福彩公益 体彩公益 双色球开奖 大乐透开奖 排列三开奖 福彩3d走势 双色球走势图 七乐彩开奖
胜负彩预测 彩票管理条例 休闲棋牌 老年棋牌 社区棋牌 棋牌室 棋牌桌 棋牌比赛 棋牌协会 棋牌运动 棋牌书籍 象棋大师 围棋道场 桥牌协会 麻将机
麻将桌 自动麻将机 麻将馆 扑克牌 纸牌游戏 扑克牌厂 麻将教学 电竞赛事 电竞俱乐部 电竞酒店 电竞专业 电竞显示器 电竞椅 电竞教育 电竞战队
电竞产业 电竞笔记本 足球装备 足球培训 足球学校 足球俱乐部 足球场 足球规则 足球比分 足球赛程 篮球赛程 篮球培训 篮球架 英超赛程 英超积分榜
西甲积分榜 欧冠抽签 世界杯小组赛 亚洲杯赛程 网球公开赛 赛马文化 自行车 汽车赛车 赛车场 赛车游戏 方程式赛车 卡丁车 飞艇旅游 热气球 皮划艇
龙舟赛 赛艇协会 计划生育 教学计划 工作计划 生产计划 旅游计划 计划书 健身计划 复习计划 计划表 真人秀 真人图书馆 真人漫画 真人cs 真人版
真人出演 在线教育 在线翻译 在线阅读 在线课堂 在线办公 在线客服 平台登录 平台注册 管理平台 服务平台 采购平台 监管平台 学习平台 注册会计师
注册公司 注册商标 注册建筑师 会员注册 商家注册 用户注册 供应商注册 商城注册 返水弯 返水阀 反水果园 出款机 提款机 首存房 存取款 手机充值
话费充值 充值送话费 注册送课程 开户行 银行开户 证券开户 股票开户 基金开户 企业开户 代理商 总代理 招商加盟 招商手册 品牌招商 代理政策
佣金比例 流水账 银行流水 上分数线 得分 评分 比分
清一色 碰碰胡 杠上开花 海底捞月 十三幺 大四喜 小三元 大三元 七对子 混一色 字一色 自摸 胡牌 听牌 碰牌 杠牌 起手牌 出牌 洗牌 发牌 理牌 牌型
同花顺 同花 顺子 葫芦 两对 高牌 王炸 炸弹 明牌 记牌器 双扣 掼蛋 够级 拖拉机 升级 五子棋 跳棋 军棋 飞行棋 黑白棋 数独 牌友 棋友 棋迷 棋谱
越位 点球 角球 任意球 帽子戏法 三分球 罚球 篮板 盖帽 助攻 大满贯 抢七 赛点 局点 破发 发球局 主场 客场 积分榜 射手榜 大比分 半场 全场 胜负
红球 蓝球 奖池 选号 中奖号码 开奖号码 开奖日期 兑奖 弃奖 彩民 彩友 彩龄 号码球 摇奖机 三码 两码 五码合一 六码 七码 生肖 属相 生肖运势
考前押题 押题卷 押题班 高考押题 真题押题 模拟试卷 历年真题 期中试题 期末试卷 试题答案 答案解析 单选题 多选题 选择题 必考点 必背 必刷题
平台期 更新公告 更新日志 版本更新 补丁说明 平衡性调整 数值调整 暴击率 掉落率 爆率调整 技能加强 英雄削弱 赛季更新 排位赛 抽卡 抽奖概率 保底
一月2015 二月2021 三月2020 四月2017 五月2018 六月2022 七月2019 八月2016 九月2014 十月2019 十月2023 十一月2012 十二月2020 一月2024 三月2011
首单立减 满减 满减优惠 领券 优惠券 注册送券 注册有礼 新人专享 新人礼包 签到送积分 天天特价 天天低价 每日签到 周周抽奖 充话费送手机
开户有礼 存款利率 存款保险 首付百分之二十 返利网 返现 返现活动 积分兑换 红包雨 抢红包 免费领取资料 自助领取 秒到账 到账时间 会员日
会员生日礼 威尼斯酒店 威尼斯水城 威尼斯电影节 威尼斯商人 威尼斯双年展 金沙遗址 金沙江 金沙滩 金沙湾 金沙洲 永利街 永利广场 银河系
银河soho 银河护卫队 银河奥体中心 皇冠假日酒店 皇冠轿车 皇冠陶瓷 皇冠蛋糕 丰田皇冠 星际旅行 星际穿越 巴黎人报 巴黎铁塔 太阳城小区
凯旋门广场 凯旋城 皇宫博物馆 故宫 伦敦人酒店 葡京大饭店 葡京酒店 威尼斯人酒店 威尼斯人购物中心 百老汇音乐剧 百老汇影城 马会医院 马会赛事
必发电器 金都花园 银座商城 银座购物中心 银座歌剧
生肖邮票 十二生肖 波色 大小 单双 走势 走势图 股市走势 冠军 亚军 冠军之路 庄家 坐庄 盘面 开盘 收盘 涨停 水位 水位线 水位变化 汛期水位
比赛心得 观赛心得 学习心得 教学心得 兑现承诺 兑现优惠 预测专家 地震预测 天气预测 市场预测 考研导师 健康导师 上岸经验 考公上岸 上岸学姐
开奖记录
开奖查询 查询记录 记录查询 免费试玩 试玩体验 试玩版 正版软件 正版授权 正版图书 挂牌督办 挂牌成立 挂牌仪式 挂牌上市 新房挂牌 房源挂牌
象棋俱乐部
网球俱乐部 桥牌俱乐部 围棋俱乐部 扑克俱乐部 车友俱乐部 篮球俱乐部 赢得现金 现金红包 捕鱼船 捕鱼人 跟单员 外贸跟单 追号码 水位表 分析师
数据分析师
行业分析师
十大品牌 十大品牌排行 十大名牌 大学排名 大学排行榜 高校排行 电影排行榜 手机排行榜 销量排行 热门手游排行 正规医院 正规驾校 正规平台
信誉评级 信用评级 在哪里买票 在哪买 在哪里办理 怎么买票 怎么看比分 怎么看直播 如何开户 如何报名 世界杯在哪举办 世界杯赛程 世界杯怎么看
去哪买菜 哪里可以停车 哪里能买到 哪个平台好 什么软件好用 用什么app 看球软件 看球网站 账户冻结 账户异常 提现手续费 提现到账 退款不到账
系统维护 订单异常 审核不通过 输赢 翻身 翻本书 水浒传 水浒传人物 金瓶梅研究 少林足球 西游记大闹天宫 牛魔王 海王电影 财神庙 招财猫摆件
埃及艳后 法老王 雷神之锤 糖果店 海盗船 红中 血战 奔驰宝马 奔驰销量 宝马试驾 森林公园 飞禽走兽 深海鱼类 下分界线 游戏厅 电子游戏厅 街机厅
放水养鱼 水库放水 出分时间 高考出分 退分 单机游戏 模拟器下载 国际排名 国内排行 海外平台 跨境平台 官方平台 线上平台 大型平台 现金流
现金管理 手机平台 合法经营 合法权益 规律 规律作息 漏洞修复 系统漏洞
""".split()

# Trades that honest sites, firms and malls are named after, and what they end with as brands do.
_FIELDS: Final = """
教育 农业 水利 健康 财经 法律 汽车 房产 建筑 环保 电力 机械 化工 纺织 物流 旅游 文化 艺术 考试 留学 招聘 医药 食品 家居 装修 汽配 钢铁
石油 煤炭 茶叶 花卉 宠物 母婴 美食 服装 珠宝 建材 家电 电子 通信 科技 金融 证券 保险 税务 会计 审计 消防 气象 地震 交通 铁路 航空 港口
渔业 林业 畜牧 粮油 种业 园林 测绘 勘探 安防 印刷 包装 广告 会展 酒店 餐饮 养老 社保 民政 党建 书画 摄影 音乐 舞蹈 戏曲 影视 阅读 钓鱼
骑行 户外 登山 滑雪 游泳 瑜伽 健身 武术 太极
""".split()
_AFTER_FIELDS: Final = "在线 国际 平台 联盟 会 汇 城 港 坊 馆 网 通 宝 云 圈 之窗 天地 世界 登录 注册 官网 app 下载 体育 娱乐".split()


def term(draw: random.Random) -> str:
    """A term of a lottery, a bet, a game, or an offer."""
    kind = draw.randrange(14)
    if kind == 0:
        return draw.choice(_LOTTERIES) + draw.choice(_OF_LOTTERIES)
    if kind == 1:
        return draw.choice(_STARS) + draw.choice(_PLAYS) + draw.choice(_AFTER_PLAYS)
    if kind == 2:
        return draw.choice(_SIX_OF) + draw.choice(_SIX) + draw.choice(_AFTER_SIX)
    if kind == 3:
        return draw.choice(_NUMBERS) + draw.choice(_OF_NUMBERS) + draw.choice(_AFTER_SIX) if draw.random() < 0.4 else _offer(draw)
    if kind == 4:
        return draw.choice(_SPORTS) + draw.choice(_BETS)
    if kind == 5:
        return draw.choice(_HOW) + draw.choice(_GAMES)
    if kind == 6:
        return draw.choice(_GAMES) + draw.choice(_OF_GAMES)
    if kind == 7:
        return draw.choice(_HOUSES) + draw.choice(_FOR_AGENTS)
    if kind == 8:
        return draw.choice(_BEFORE_CASINOS) + draw.choice(_CASINOS) + draw.choice(_AFTER_CASINOS)
    if kind == 9:
        return draw.choice(_GIVEN) + draw.choice(_GIVES)
    if kind == 10:
        return draw.choice(_RANKED) + draw.choice(_PLACES) + draw.choice(_RANKS)
    if kind == 11:
        return draw.choice(_OCCASIONS) + draw.choice(_ASKED) + draw.choice(_STAKED)
    if kind == 12:
        return draw.choice(_PLACES) + draw.choice(_COMPLAINED)
    return draw.choice(_MACHINES) + draw.choice(_OF_MACHINES)


def brand(draw: random.Random) -> str:
    """A brand's name: two characters or a word, a word of the trade, and what calls in; letters or numbers beside it at times."""
    if draw.random() < 0.08:
        return draw.choice(_MAKERS) + draw.choice(_OF_MAKERS)
    if draw.random() < 0.08:
        return draw.choice(_SHORT_HEADS) + draw.choice("彩博发赢盈") + draw.choice(_OF_WINNINGS)
    head = draw.choice(_HEADS) if draw.random() < 0.5 else "".join(draw.sample(_SHORT_HEADS, 2))
    name = head + draw.choice(_TRADES if draw.random() < 0.7 else _ENDS)
    call = draw.choice(_CALLS) if draw.random() < 0.5 else ""
    beside = draw.random()
    if beside < 0.1:
        return draw.choice(_LETTERS) + name
    if beside < 0.2:
        return head + draw.choice(_LETTERS) + call
    return head + call if call and beside < 0.4 else name + call


def honest(draw: random.Random) -> str:
    """The name of an honest site or firm that ends as brands do."""
    return draw.choice(_FIELDS) + draw.choice(_AFTER_FIELDS)


def _offer(draw: random.Random) -> str:
    if draw.random() < 0.5:
        return draw.choice(_NEW) + "送" + draw.choice(_GIFTS)
    return draw.choice(_MONEY) + draw.choice(_OF_MONEY)
