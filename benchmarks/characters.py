"""Train the character model of injected keywords on what the repository holds: terms, stems and honest wording. Seeded, byte for byte.

Usage: python -m benchmarks.characters [--check]
`--check` trains and exits 1 where the shipped file differs.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import headers, terms, wagers
from filters.fold import fold
from filters.injection import characters, patterns, stems

ROOT: Final = Path(__file__).resolve().parents[1]
HONEST: Final = ROOT / "tests/filters/injection/honest"
FAMILIES: Final = ("adult", "gambling", "loan", "other")
_EPOCHS: Final = 8
_RATE: Final = 0.35
_DECAY: Final = 2e-5
# What names of honest sites end with, apart from those that brands of the trades have too.
_SITES: Final = (
    "网 新闻网 资讯 频道 日报 论坛 社区 之家 百科 博客 大全 中心 学堂 课堂 攻略 信息 商情 旅游 教育 健康 科技 财经 农业 在线教育".split()
)
# Columns of honest sites on the matters that spam sells too.
_COLUMNS: Final = """
体育新闻 体育资讯 足球新闻 足球资讯 足球直播 篮球直播 赛事直播 英超资讯 西甲新闻 欧冠赛程 世界杯专题 亚运专题 竞彩足球 竞彩篮球 足彩资讯
体彩资讯 福彩资讯 彩票资讯 彩票新闻 彩票走势图 开奖公告 开奖结果 双色球走势 大乐透预测 快乐八 排列五 电竞新闻 电竞资讯 电竞赛事 游戏资讯
游戏攻略 游戏评测 手游攻略 手游下载 网页游戏 网络游戏 传奇手游 传奇游戏 仙侠手游 棋牌游戏 休闲游戏 娱乐新闻 娱乐资讯 娱乐八卦 明星八卦
影视资讯 电影资讯 电影推荐 在线影院 高清电影 欧美大片 国产电影 日本动漫 日韩剧场 韩剧推荐 综艺节目 动漫资讯 动漫频道 写真摄影 美女图片
性感穿搭 情感故事 两性情感 两性知识 性福生活 健康知识 男科疾病 妇科疾病 成人教育 成人英语 成人用品店 贷款知识 贷款资讯 个人贷款 企业贷款
房屋贷款 汽车贷款 信用贷款 抵押贷款 助学贷款 贷款计算器 信用卡知识 信用卡办理 信用卡还款 理财知识 投资理财 基金理财 征信查询 征信报告
发票知识 发票查询 电子发票 开票信息 税务知识 财税服务 工商注册 公司注销 营业执照 证件办理 证件照片 学历认证 学历提升 自考专区 论文写作
论文查重 期刊投稿 考试真题 四六级考试 驾校报名 驾驶证业务 户口办理 公章管理 域名交易 域名注册 云服务器 网站建设 网站推广 搜索优化
站长学院 外链知识 微信营销 微信小程序 微信公众号 公众号运营 抖音教程 抖音运营 快手运营 短视频运营 小红书运营 直播带货 淘宝运营 店铺转让
账号安全 账号申诉 二手交易 二手奢侈品 名表鉴定 名牌包包 烟酒价格 香烟品牌 枪械资料 军事武器 药品说明 药品查询 减肥健身 保健食品 护肤美妆
免费小说 言情小说 都市小说 漫画在线 澳门旅游 澳门酒店 澳门新闻 澳门资讯 香港新闻 香港旅游 港澳资讯 台湾旅游 海外购物 手机软件 安卓下载
软件下载 官方下载 官网公告 平台公告 会员中心 会员登录 登录入口 注册指南 用户协议 下载中心 客户端下载 毕业论文 学位论文 论文指导 论文致谢
硕士论文 开题报告 驾照考试 科目一 驾考资讯 驾校大全 英语四级 英语六级 考试大纲 考试时间 成绩查询 证书查询 证书领取 证件办理指南
身份证办理 护照办理 户口迁移 居住证办理 结婚登记 离婚咨询 房产过户 不动产登记 房产证办理流程 工商年检 税务登记 传奇攻略 传奇资讯
私服维权 单机游戏 手游排行 手游评测 游戏辅助工具 游戏账号安全 网游资讯 新服公告 开服表 捕鱼游戏 麻将规则 斗地主技巧 棋牌资讯 象棋棋谱
桥牌 德州旅游 德州新闻 牌具收藏 奢侈品鉴定 手表品牌 名表维修 高仿识别 香烟大全 雪茄文化 弓弩文物 枪械历史 减肥药 减肥方法 丰胸美体
男性健康 两性健康 性心理 性病防治 避孕知识 妇科 整形美容 美容院 按摩养生 足疗保健 洗浴中心 酒店会所 茶艺 茶馆 夜场演出 酒吧音乐 交友征婚
相亲 同城活动 同城交友 情感天地 情感热线 伦理学 家庭伦理 成人礼 成人绘本 成人钢琴 欧美音乐 日韩电影 国产动画 韩国电影 经典影片 无码识别
二维码 自拍技巧 人像写真 写真集 内衣搭配 丝袜品牌 美女主播 直播行业 短视频平台 视频剪辑 股票入门 股票知识 期货知识 外汇知识 基金知识
虚拟货币 区块链 比特币行情 数字货币 信用卡优惠 信用卡申请 银行贷款 民间借贷 网贷之家 借款合同 债务重组 征信知识 催收规范 典当行 车辆抵押
房屋抵押 网络兼职 兼职招聘 大学生兼职 手工制作 网赚骗局 快递单号查询 空包装盒 礼品定制 代理加盟 侦探小说 推理小说 手机定位 手机监控
网络安全 黑客攻防 密码学 外链工具 收录查询 权重查询 排名查询 站群管理 友情链接 域名查询 网站测速 党纪学习 学习园地 师德师风 招标公告
中标公示 政策法规 人事信息 失信公示 行业动态 热点聚焦 专家观点 案例分享 常见问题 使用技巧 安装调试 维修保养 选型指南 资料下载 视频中心
荣誉资质 客户见证 工程案例 品牌故事 门店查询 会员专区 优惠活动 积分商城 幸运抽奖 竞猜活动 在线问答 投诉建议 曝光台 民生热线 百姓话题
本地生活 招聘求职 房产租售 二手市场 征婚交友 宠物领养 家政服务 美食推荐 周边游 亲子活动 摄影天地 书画院 收藏鉴赏 珠宝玉石 紫砂壶 老照片
战友论坛 红色文化 家风家训 欧洲杯赛程 世界杯分组 德甲积分榜 英超射手榜 乒乓世界 围棋人生 单机下载 破解教程 辅助教学 外设评测 显卡天梯
网红打卡 主播八卦 女星写真 男士穿搭 情侣头像 美女壁纸 两性关系 夫妻生活 备孕指南 产后恢复 减脂餐 瑜伽入门 按摩手法 足疗穴位 茶叶价格
名酒行情 香烟价目表 打火机收藏 刀具评测 弓箭运动 射击比赛 狩猎文化 路亚钓鱼 海钓 车贷计算 房贷计算 利率查询 汇率换算 期货行情 股票开户
基金定投 保险理赔 信用报告 贷款计算 公积金贷款 创业贷款 发票查验 税率表 会计分录 代账报价 期刊目录 考研真题 公考资讯 驾考题库 证书补办
学历查询 学位认证 签证材料 移民政策 澳洲留学 香港自由行 澳门美食
""".split()
# What honest shops say in their titles and menus in the words of sellers.
_SHOPS: Final = """
现货批发 现货供应 现货直发 厂家直销 厂家批发 厂价直销 批发价格 批发市场 批发零售 量大优惠 一件代发 品牌代理 招商代理 代理加盟 货源供应
货源充足 全国包邮 顺丰包邮 包邮到家
货到付款 正品专卖 品牌专卖 官方商城 微信商城 微信小店 微信支付 来图定制 来样加工 私人定制 团体定制 加急定制 免费打样 产品价格 价格表
多少钱一斤 哪里买便宜 购买须知 购买指南
团购价格 二手出售 转让出售 整车出售 新房出售 技术服务 技术支持 技术转让 技术教程 软件教程 软件定制 网络渠道 渠道招商 中介服务 房产中介
留学机构 培训机构 检测机构 加盟店
农产品批发 水果批发 服装批发 建材批发 茶叶批发 玩具批发 五金批发 食品代理 酒水代理 化妆品代理 家具定制 橱柜定制 礼品定制 工程样本
合同模板 简历模板 工具下载 招聘信息
""".split()
# What Taiwan and Hong Kong call things, in simplified characters as the matching view has them.
_TAIWAN_AND_HONG_KONG: Final = """
捷运 捷运站 悠游卡 统一发票 发票对奖 发票中奖号码 威力彩 大乐透 今彩539 刮刮乐 公益彩券 彩券行 投注站 头奖 头彩 乐透彩 连槓 计程车 机车
便当 夜市 里长
健保卡 健保署 卫福部 国健署 看护 长照 安养院 幼儿园 补习班 学测 指考 台铁 高铁票 客运 转运站 民宿 温泉旅馆 汽车旅馆 观光夜市 伴手礼
信用卡优惠 信贷 房贷 学贷 车贷
借款人 自备款 银行法 理财专员 股市 台股 当冲 美股 港股 恒指 强积金 八达通 港铁 东铁线 电车 茶餐厅 公屋 居屋 按揭 差饷 马会 赛马
六合彩搅珠 影片 短片 直播主
网红 网友 乡民 艺人 女神 男神 正妹 辣妹 写真书 成人影展 限制级 影展 电玩 手游 电竞馆 网咖 职棒 中职 啦啦队 篮球联赛 羽球 桌球 高尔夫球
游泳池 健身房
自由时报 联合新闻网 中时新闻网 三立新闻网 东森新闻 明报 星岛日报 大公报 信报 风传媒 今周刊 商业周刊 天下杂志 远见杂志 康健杂志
巴哈姆特 痞客邦 批踢踢
""".split()
# What sites, programs, games and shops call themselves, and what stands in menus: short names that are no words either.
_OWN_NAMES: Final = """
王者荣耀 英雄联盟 和平精英 原神 穿越火线 地下城与勇士 梦幻西游 热血江湖 热血传奇 天龙八部 魔兽世界 绝地求生 欢乐斗地主 开心消消乐
植物大战僵尸 我的世界 蛋仔派对 永劫无间 三角洲行动 无畏契约 炉石传说 剑网三 逆水寒 问道 征途 诛仙 完美世界 传奇世界 冒险岛 石器时代
腾讯游戏 网易游戏 支付宝 微信公众号 微信小程序 企业微信 钉钉 飞书 淘宝网 天猫 京东 拼多多 闲鱼 转转 得物 唯品会 美团 饿了么 大众点评
滴滴出行 哈啰 高德地图 抖音 快手 小红书 微博 知乎 豆瓣 贴吧 虎扑 哔哩哔哩 西瓜视频 好看视频 梨视频 微视 芒果 优酷 爱奇艺 喜马拉雅 蜻蜓
荔枝 网易云音乐 酷狗 酷我 今日头条 澎湃 界面 虎嗅 钛媒体 少数派 芥末堆 果壳 观察者 财新 雪球 同花顺 东方财富 天天基金 陆金所 百家号
企鹅号 搜狐号 大鱼号 头条号 企查查 天眼查 爱企查 启信宝 顺企 黄页88 八方资源 马可波罗 百姓 赶集 五八同城 安居客 贝壳 链家 房天下 土巴兔
齐家 好好住 一兜糖 住小帮 汽车之家 懂车帝 易车 爱卡 瓜子 人人车 途虎 车轮 驾考宝典 驾校一点通 交管12123 社保12333 携程 去哪儿 途牛
马蜂窝 穷游 同程 飞猪 丁香园 好大夫 春雨 微医 平安好医生 有来 妙手 快速问 杏林 宝宝树 妈妈帮 亲宝宝 育儿网 下厨房 豆果 美食杰 心食谱
香哈 什么值得买 百事通 一点通 万事通 知网 万方 维普 豆丁 道客巴巴 爱问 文库 原创力 学科网 菁优 作业帮 猿辅导 学而思 新东方 中公 华图
粉笔 沪江 百词斩 有道 环球网校 对啊 乌龙茶 半永久 社保卡 身份证 驾驶证 营业执照 银行卡 信用卡 医保卡 居住证 健康证 教师证 准考证 成绩单
录取查询 网上报名 网上办事 网上预约 淘宝开店 网店装修 明星写真 明星资料 日本电影 韩国综艺 泰国旅游 欧洲旅游 日韩旅游 代理记账 商标注册
专利代理 招商加盟 精品推荐 精品课程 热门推荐 美颜灯 扫码枪 打印机 投影仪 监控器 交换机 路由器 苹果官网 小米官网 华为官网 学校官网
医院官网 景区官网 故宫官网 手机银行 掌上银行 铁路12306 电力95598 车友汇 家居汇 优品汇 读书会 同学会 校友会 联谊会 七彩云 向日葵 蒲公英
小蜜蜂 大白兔 中青在线 红网 荆楚网 大河网 齐鲁网 北方网 东南网 华商网 四川在线 多彩贵州 云岭先锋 陇东报 岳阳日报 浙江在线 温州网
宁波发布 猎聘 拉勾网 前程无忧 智联招聘 牛客网 看准网 职友集 药智网 医脉通 梅斯医学 家庭医生在线 飞华健康 放心医苑 农村网 惠农网 一亩田
猪价格网 鸡病专业网 第一农经 渔业圈 船讯网 航运界 高铁网 地铁族 图吧公交 墨迹天气 彩云天气 番茄小说 七猫小说 豆瓣阅读 樊登读书 创业邦
投资界 猎云网 爱范儿 极客公园 数字尾巴 泡泡网 天极网 驱动之家 快科技 超能网 小刀娱乐网 西西软件园 绿色资源网 当下软件园 腾牛网 游迅网
好游快爆 集思录 蛋卷基金 挖财网 希财网 银率网 网贷天眼 零壹财经 未央网 金投网 汇通网 外汇天眼 币世界 金色财经 巴比特 彩客网 彩经网
足球大师 雷速体育 球探网 企鹅体育 风云直播 爱羽客 网球之家 高尔夫频道 万维家电网 卡车之家 工程机械网 挖机之家 钢铁网 我的钢铁 兰格钢铁
卓创资讯 隆众资讯 生意社 百川盈孚 棉花网 茶友网 酒仙网 糖酒网 化妆品报 美妆网 时尚芭莎 悦己 瑞丽网 海报时尚 昵图网 千图网 站酷 花瓣
我图网 素材公社 模板之家 果果模板 织梦之家 源码之家 站长素材 蓝奏云 坚果云 百度网盘 阿里云盘 迅雷下载 比特大雄 磁力百科 豆丁文库
""".split()
# Latin names that honest Chinese names begin or end with: Golang中国, 某某BBS.
_LATIN: Final = """
linux python java golang php mysql redis docker spring vue react android ios iphone ipad windows office excel word ppt pdf cad
photoshop matlab arduino github csdn wiki blog bbs usb led lcd cpu gpu api sdk erp crm oa seo ppp cnc
pvc abs nba cba ufc mba emba ielts toefl cctv mtv ktv tv hd dna rna ct mri gdp cpi ipo etf a股 b2b o2o p2p vr ar ai iot 5g 4k
""".split()
# Auspicious characters that gambling brands and honest firms alike make their names of; the ending tells them apart.
_AUSPICIOUS: Final = "金银皇冠宝龙凤亿万利发乐优星环球天云海豪尊贵凯泰联众鑫富腾飞博彩赢盈盛鼎鸿永新华"
_OF_BRANDS: Final = "会 汇 体育 娱乐 国际 棋牌 彩票 电竞 平台 真人 娱乐城 官网 app".split()
_OF_FIRMS: Final = """
科技 集团 物业 汽车 地产 建材 家居 证券 教育 机械 电子 食品 医药 酒店 广场 股份 电气 物流 环保 装饰 律师事务所 学校 医院 大厦 家园 小区 社区
商会 车友会 读书会 同学会 研究会 家委会 大酒店 国际酒店 国际学校 国际大厦 国际机场 国际物流 体育中心 体育用品 体育公园 文化 传媒 影城
""".split()
# Characters of winning and staking, which brands add to the auspicious ones; honest words of them come from the dictionary.
_WINNING: Final = "赢投博彩胜必注庄运财发爆满贯乐百千万喜旺福捷豪"
# What names of halls, clubs and sites end with, whoever they belong to: the word before it tells.
_HALLS: Final = "厅 堂 会 汇 坊 阁 轩 城 宫 馆 门 港 亚洲 国际厅 俱乐部".split()
# Characters of the halls of physicians, scholars and innkeepers, and halls of that kind by name.
_LEARNED: Final = "仁济德善草芝庆余义礼文墨书翰雅竹松兰梅荷茶香和安康寿春云月山水石清静养百"
_HONEST_HALLS: Final = """
同仁堂 百草堂 九芝堂 胡庆余堂 达仁堂 雷允上 童涵春堂 中医堂 大讲堂 百家讲堂 道德讲堂 食堂 教堂 礼堂 宴会厅 多功能厅 报告厅 音乐厅 展览厅
候车厅 餐厅 咖啡厅 歌舞厅
荣宝斋 朵云轩 西泠印社 天一阁 滕王阁 文昌阁 楼外楼 全聚德 稻香村 五芳斋 知味观 点心坊 豆腐坊 油坊 染坊 美食城 服装城 建材城 影视城 大学城
博物馆 图书馆 茶馆 武馆
故宫 雍和宫 少年宫 文化宫 商会 同乡会 音乐会 运动会 博览会 美术馆 体育馆 便民服务厅 营业厅 办税服务厅 政务大厅 人民影院 大光明影院
露天影院 家庭影院 点播影院
""".split()
_CALLS: Final = "会员登录 会员中心 登录 注册 开户 充值 客服 代理 网址 线路 下载 app 官网 平台".split()
_AUDIENCES: Final = (
    "影院 影视 社区 视频 直播 直播间 论坛 导航 聊天室 俱乐部 盒子 网 吧 阁 楼 屋 窝 群 资源 电影 小说 漫画 图片 app tv 基地 乐园".split()
)
_LUST: Final = """
色 欲 骚 淫 嫩 蜜 湿 爽 裸 撸 啪 媚 浪 色妹 色狼 欲女 骚妇 熟女 人妻 少妇 丝袜 肥婆 荡妇 尤物 巨乳 美乳 御姐 女优 情色 情欲 激情 约炮
一夜情 艳遇 裸聊 裸体
撩妹 老司机 福利姬 私密 午夜福利 深夜福利 夜色 撸啊 性爱 性感 三级 伦理 偷拍 自拍偷拍 情趣
""".split()
_SELLERS: Final = """
货到付款 包邮 批发 出售 购买 微信 联系方式 哪里买 多少钱 价格 一手货源 代理 专卖 商城 网购 渠道 技术 教程 软件 平台 工作室 事务所 公司
中介 机构 代办 定制 加急
自助下单 群 店 网 服务 招聘 样本 模板 工具
""".split()
# Words of the same characters.
_AUSPICIOUS_WORDS: Final = """
现金 奖金 基金 资金 黄金 金牌 银牌 铜牌 奖牌 招牌 品牌 银行 白银 皇帝 皇家 冠军 王冠 桂冠 宝宝 宝贝 珠宝 龙舟 恐龙 凤凰 亿元 万元 利率
利润 利息 专利 发展 发布 发明 音乐 娱乐 优秀 优化 优惠 星空 星座 明星 环境 环保 循环 球队 球迷 足球 天空 天气 天文 云海 云南 海洋 海外
豪华 自豪 尊重 尊敬 贵宾 贵州 凯旋 国泰 泰国 联合 联盟 群众 观众 富强 财富 腾飞 飞行 飞机 博客 博士 博物 博览 彩虹 彩色 色彩 精彩 双赢
赢家 共赢 盈利 盈余 盛会 盛典 鼎力 鸿雁 永久 永恒 新闻 新华 新人 华人 中华 华东 体育 国际 平台 真人 挂牌 开奖 牌照 牌坊 棋院 象棋 围棋
扑克 麻将 竞技 竞赛 竞价 会员 会议 汇率 汇总 官方 注册
""".split()
_OF_PARTS: Final = 5000  # terms and brands of gambling that are made from their parts, each
_PIECE: Final = re.compile(r"[^\W_]{2,21}")
Example = tuple[str, int]


def main() -> None:
    """Train, and write or compare the model's file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the shipped file instead of writing it")
    arguments = parser.parse_args()
    made, path = serialized(train(examples())), ROOT / "filters" / characters.FILE
    if arguments.check:
        sys.exit(None if path.read_bytes() == made else f"{path.name} differs from what this training makes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


def serialized(table: NDArray[np.float64]) -> bytes:
    """The table as the file holds it."""
    buffer = io.BytesIO()
    np.save(buffer, np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8))
    return buffer.getvalue()


def examples(left_out: Iterable[tuple[str, str]] = (), kinds_out: Iterable[str] = ()) -> list[Example]:
    """Segments with their class, 0 for honest wording: terms and stems, honest pieces and pairs of dictionary words; shuffled."""
    draw = random.Random(11)  # the same data each time
    found = [(term, FAMILIES.index(family) + 1) for family, term in _spam(set(left_out), draw)]
    found += [(piece, 0) for piece in _honest(set(kinds_out), draw)]
    draw.shuffle(found)
    return found


def train(data: list[Example]) -> NDArray[np.float64]:
    """Multinomial logistic regression by plain gradient steps, the classes weighed alike."""
    grams, starts = characters.buckets([text for text, _ in data])
    labels = np.array([label for _, label in data])
    ends = np.append(starts[1:], len(grams))
    share = np.bincount(labels, minlength=5)
    weight = np.sqrt(len(labels) / 5 / np.maximum(share, 1))
    table = np.zeros((characters.BUCKETS, 5))
    for epoch in range(_EPOCHS):
        rate = _RATE / (1 + epoch)
        for first in range(0, len(labels), 64):
            last = min(first + 64, len(labels))
            begins, own = starts[first:last], grams[starts[first] : ends[last - 1]]
            sizes = ends[first:last] - begins
            scale = 1 / np.sqrt(sizes)
            sums = np.add.reduceat(table[own], begins - starts[first], axis=0) * scale[:, None]
            wrong = characters.softmax(sums)
            wrong[np.arange(last - first), labels[first:last]] -= 1
            step = wrong * (weight[labels[first:last]] * scale * rate)[:, None]
            np.subtract.at(table, own, np.repeat(step, sizes, axis=0))
        table *= 1 - _DECAY
    return table


def _spam(left_out: set[tuple[str, str]], draw: random.Random) -> list[tuple[str, str]]:
    hidden = {fold(term).lower() for group in left_out for term in terms.TERMS.get(group, [])}
    found = []
    for (family, group), words in terms.TERMS.items():
        if (family, group) not in left_out:
            found += [(family, fold(word).lower()) for word in words] * 4
    for family in FAMILIES:
        known = [s for s in _stems(family) if not any(s.text in h for h in hidden)]
        strong, any_ = [s.text for s in known if s.weight >= 0.55], [s.text for s in known if s.weight >= 0.2]
        found += [(family, text) for text in strong] * 3
        found += [(family, draw.choice(strong) + draw.choice(any_)) for _ in range(2500)]
        found += [(family, draw.choice(any_) + draw.choice(any_) + draw.choice(any_)) for _ in range(500)]
    found += [("gambling", draw.choice(headers.vocabulary("gambling", "made", draw)).replace("(中国)", "")) for _ in range(1500)]
    found += [("gambling", _auspicious(draw) + draw.choice(_OF_BRANDS)) for _ in range(1500)]
    found += [("gambling", _winning(draw) + draw.choice([*_OF_BRANDS, *_HALLS, *_CALLS])) for _ in range(2500)]
    apart = random.Random(13)
    of_parts = [make(apart) for make in (wagers.term, wagers.brand) for _ in range(_OF_PARTS)]
    found += [("gambling", made) for made in of_parts if not any(h in made or made in h for h in hidden)]
    found += [("adult", draw.choice(_LUST) + draw.choice(_AUDIENCES)) for _ in range(1500)]
    for family, count in (("other", 2000), ("loan", 700)):
        goods = [s.text for s in _stems(family) if s.weight >= 0.3 and not any(s.text in h for h in hidden)]
        found += [(family, draw.choice(goods) + draw.choice(_SELLERS)) for _ in range(count)]
    for _ in range(300):
        name, letters = _auspicious(draw), "".join(draw.choices("abcdghjklmnpstvwxy", k=2))
        found += [("gambling", name + letters), ("gambling", letters + name)]
    return found


def _stems(family: str) -> list[stems.Stem]:
    return stems.read(family, (files("filters") / f"resources/stems/{family}.tsv").read_text("utf-8"))


def _winning(draw: random.Random) -> str:
    """A made name of two characters, one of them of winning."""
    pair = [draw.choice(_WINNING), draw.choice(_AUSPICIOUS + _WINNING)]
    draw.shuffle(pair)
    return "".join(pair)


def _auspicious(draw: random.Random) -> str:
    return "".join(draw.sample(_AUSPICIOUS, 2))


def _honest(kinds_out: set[str], draw: random.Random) -> list[str]:
    pieces: list[str] = []
    for topic in headers.topics():
        for text in (topic.title, *topic.sentences):
            pieces += _PIECE.findall(fold(text).lower())
    for file in sorted(HONEST.glob("*.txt")):
        if file.stem not in kinds_out:
            pieces += _PIECE.findall(fold(file.read_text(encoding="utf-8")).lower()) * 2
    pieces += [name for name in patterns.portals() if len(name) > 2] * 6
    pieces += (_COLUMNS + _SHOPS + _TAIWAN_AND_HONG_KONG * 2 + _OWN_NAMES + _AUSPICIOUS_WORDS + _HONEST_HALLS + wagers.HONEST) * 6
    pieces += [_auspicious(draw) + draw.choice(_OF_FIRMS) for _ in range(2500)]
    pieces += ["".join(draw.sample(_LEARNED, 2)) + draw.choice("堂轩阁坊馆斋厅苑居园") for _ in range(1500)]
    apart = random.Random(17)
    pieces += [wagers.honest(apart) for _ in range(1500)]
    words = _dictionary()
    pieces += [draw.choice(words) + draw.choice(_SITES) for _ in range(3000)]
    pieces += [draw.choice(words) + draw.choice(words) for _ in range(15000)]
    pieces += [draw.choice(words) for _ in range(8000)]
    pieces += [word for word in words if len(word) == 2 and not set(word).isdisjoint(_AUSPICIOUS + _WINNING)] * 3
    pieces += [draw.choice(words) + draw.choice([*_HALLS, *_CALLS, *_AUDIENCES, *_SELLERS]) for _ in range(6000)]
    pieces += [draw.choice(_LATIN) + draw.choice(words) for _ in range(600)]
    pieces += [draw.choice(words) + draw.choice(_LATIN) for _ in range(400)]
    pieces += [draw.choice(words) + draw.choice(words) + draw.choice(words) for _ in range(5000)]
    return pieces


def _dictionary() -> list[str]:
    """Everyday nouns and verbs of jieba's dictionary in which no stem of weight stands."""
    import jieba

    found = []
    for row in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = row.split(" ")
        if kind in ("n", "v", "vn", "ns", "l", "a") and 2 <= len(word) <= 4 and int(count) >= 50:
            found.append(word)
    lexicon = stems.lexicon()
    return [word for word in found if all(h.stem.weight < 0.3 for h in lexicon.hits(word))]


if __name__ == "__main__":
    main()
